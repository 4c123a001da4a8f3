using CsCheck;
using DenialOps.Llm.Errors;

namespace DenialOps.Llm.Tests.Errors;

public sealed class SecretRedactorTests
{
    private static readonly string[] Prefixes = ["sk-", "sk-ant-", "Bearer ", "?key=", "&api_key="];

    [Theory]
    [InlineData("key sk-abcd1234 end", "key [redacted] end")]
    [InlineData("sk-ant-api03-abc_DEF-1", "[redacted]")]
    [InlineData("glued_sk-proj-abc123-DEF456-ghi789", "glued_[redacted]")]
    [InlineData("task-runner-v2, risk-free, disk-1", "task-runner-v2, risk-free, disk-1")]
    [InlineData("Authorization: Bearer abc.def.ghi", "Authorization: Bearer [redacted]")]
    [InlineData("authorization: bearer abc", "authorization: bearer [redacted]")]
    [InlineData("GET /v1?key=abc&x=1", "GET /v1?key=[redacted]&x=1")]
    [InlineData("GET /v1?x=1&api_key=abc", "GET /v1?x=1&api_key=[redacted]")]
    [InlineData("GET /v1?access-token=abc", "GET /v1?access-token=[redacted]")]
    [InlineData("{\"api-key\": \"abc\"}", "{\"api-key\": \"[redacted]\"}")]
    public void Keys_are_replaced_and_the_rest_is_kept(string text, string expected) => SecretRedactor.Redact(text).ShouldBe(expected);

    [Fact]
    public void A_key_never_survives_whatever_stands_around_it() =>
        (from before in Gen.String[0, 20]
         from after in Gen.String[0, 20]
         from prefix in Gen.Int[0, Prefixes.Length - 1]
         select (before, after, prefix: Prefixes[prefix]))
        .Sample(t => SecretRedactor.Redact($"{t.before}{t.prefix}MARKED01234567890123456789 {t.after}").ShouldNotContain("MARKED"));
}
