using DenialOps.Intake;
using DenialOps.Privacy;
using Microsoft.Extensions.AI;
using ProviderSimulator.Scripts;

namespace DenialOps.Tests.Assistance;

public sealed class IdentifierMaskChatClientTests
{
    private static readonly string Letter = File.ReadAllText(Path.Combine(Repository.Root, "samples", "prior-auth-mri.txt"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(1000)]
    public async Task A_placeholder_that_is_cut_is_restored_wherever_it_is_cut(int pieceLength)
    {
        var mask = IdentifierMask.Of(new CasePipeline(SomeCase.Clock()).ReadFacts(new LetterReader().FromText(Letter)));
        string hidden = mask.Hide("Annalise Dovrenko has the member number QF 7719 0453 02. [[PHONE_99]] and [SIGNATURE] are nobody's.");
        hidden.ShouldNotContain("Annalise");
        await using var model = await SimulatedModel.StartAsync(_ => Reply.With(new Answer { Text = hidden, PieceLength = pieceLength }));
        using var client = new IdentifierMaskChatClient(model.Client(), mask);

        string streamed = "";
        await foreach (var piece in client.GetStreamingResponseAsync("Who is it? " + Letter, cancellationToken: Cancel))
        {
            streamed += piece.Text;
        }

        streamed.ShouldBe("Annalise Dovrenko has the member number QF 7719 0453 02. [[PHONE_99]] and [SIGNATURE] are nobody's.");
        (await client.GetResponseAsync("Who is it? " + Letter, cancellationToken: Cancel)).Text.ShouldBe(streamed);
        model.Simulator.Requests.All.ShouldAllBe(request => !request.Body.Contains("Dovrenko", StringComparison.OrdinalIgnoreCase) && !request.Body.Contains("7719", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_hidden_is_not_sent()
    {
        await using var model = await SimulatedModel.EchoAsync();
        using var client = new IdentifierMaskChatClient(model.Client(), IdentifierMask.None);

        await Should.ThrowAsync<NotSupportedException>(() => client.GetResponseAsync([new ChatMessage(ChatRole.User, [new DataContent(new byte[3], "image/png")])], cancellationToken: Cancel));
        await Should.ThrowAsync<NotSupportedException>(() => client.GetResponseAsync("Hello", new ChatOptions { Tools = [AIFunctionFactory.Create(() => 1)] }, Cancel));

        model.Simulator.Requests.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Instructions_are_hidden_too()
    {
        await using var model = await SimulatedModel.StartAsync(_ => Reply.Text("Yes."));
        var mask = IdentifierMask.Of(new CasePipeline(SomeCase.Clock()).ReadFacts(new LetterReader().FromText(Letter)));
        using var client = new IdentifierMaskChatClient(model.Client(), mask);

        await client.GetResponseAsync("Hello", new ChatOptions { Instructions = "You help Annalise Dovrenko." }, Cancel);

        model.Simulator.Requests.All[0].Body.ShouldContain("You help [[MEMBER_NAME");
    }
}
