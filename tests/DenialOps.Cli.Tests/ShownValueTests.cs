using DenialOps.Cli.Settings;

namespace DenialOps.Cli.Tests;

public sealed class ShownValueTests
{
    [Theory]
    [InlineData("gpt-4o-mini-search-preview-2025-03-11", "gpt-4o-mini-search-preview-2025-03-11")]
    [InlineData("openai:gpt-4o, offline", "openai:gpt-4o, offline")]
    [InlineData("/home/a1b2c3d4e5f6a7b8c9d0e1f2/usage.db", "/home/a1b2c3d4e5f6a7b8c9d0e1f2/usage.db")]
    [InlineData("sk-short", "(hidden)")]
    [InlineData("anthropic:sk-ant-abcdef", "(hidden)")]
    [InlineData("openai:sk-proj-abcdefgh@http://localhost/v1", "openai:(hidden)@http://localhost/v1")]
    [InlineData("task-runner", "task-runner")]
    [InlineData("AIza0123456789abcdefghijk", "(hidden)")]
    [InlineData("http://localhost:11434/v1", "http://localhost:11434/v1")]
    [InlineData("https://me:pass@host/v1?key=abc#x", "https://***@host/v1?***")]
    [InlineData("https://host?key=abc", "https://host?***")]
    [InlineData("openai:m@https://me:p@ss@host/v1", "openai:m@https://***@host/v1")]
    [InlineData("http://", "http://")]
    [InlineData("a\u001b[31m", "a\\u001b[31m")]
    public void What_may_be_a_key_is_not_shown(string text, string shown) => ShownValue.Of(text).ShouldBe(shown);
}
