using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests.Wire;

public sealed class TextPiecesTests
{
    [Fact]
    public void Pieces_have_one_length_and_give_the_text_again() =>
        TextPieces.Of("abcdefgh", 3).ShouldBe(["abc", "def", "gh"]);

    [Fact]
    public void A_surrogate_pair_is_never_torn() =>
        TextPieces.Of("ab😀cd", 3).ShouldBe(["ab😀", "cd"]);

    [Fact]
    public void An_empty_text_has_no_pieces() => TextPieces.Of("", 3).ShouldBeEmpty();
}
