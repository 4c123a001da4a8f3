using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Tests.Facts;

public sealed class PlainReasonTests
{
    [Fact]
    public void Every_kind_of_denial_has_its_own_plain_sentence()
    {
        var sentences = Enum.GetValues<DenialCategory>().Select(c => PlainReason.Of([SomeCase.Fact(c)])).ToList();

        sentences.ShouldAllBe(s => s != null && s.EndsWith('.') && s.Length < 300);
        sentences.ShouldBeUnique();
    }

    [Fact]
    public void Nothing_denied_needs_no_sentence() => PlainReason.Of([]).ShouldBeNull();
}
