using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests;

public sealed class LlmCallTests
{
    [Fact]
    public void It_travels_in_the_options_and_in_their_clones()
    {
        var call = new LlmCall { Operation = "summary", Tenant = "clinic", Priority = CallPriority.Interactive };

        var options = call.AddTo(new ChatOptions());

        LlmCall.Of(options.Clone()).ShouldBeSameAs(call);
    }

    [Fact]
    public void Options_that_say_nothing_give_an_unnamed_call()
    {
        LlmCall.Of(null).ShouldBeSameAs(LlmCall.Unnamed);
        LlmCall.Of(new ChatOptions { AdditionalProperties = new() { ["denialops.call"] = "text" } }).ShouldBeSameAs(LlmCall.Unnamed);
        LlmCall.Unnamed.Priority.ShouldBe(CallPriority.Normal);
    }
}
