#pragma warning disable OPENAI001 // The client marks Responses as under evaluation; the wire format is not.
using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI.Responses;

namespace ProviderSimulator.Tests.Wire;

/// <summary>OpenAI's own client reads Responses of the simulator.</summary>
public sealed class ResponsesSdkTests : SimulatorTest
{
    private const string Model = "gpt-5";

    private ResponsesClient Client => new(new ApiKeyCredential(Ask.Key), new ResponsesClientOptions
    {
        Endpoint = Simulator.OpenAiEndpoint,
        RetryPolicy = new ClientRetryPolicy(0),
    });

    [Fact]
    public async Task An_answer_arrives_with_its_usage()
    {
        var usage = new Usage { InputTokens = 10, CacheReadTokens = 20, OutputTokens = 9, ReasoningTokens = 4 };
        Simulator.Script(Model, Reply.Text("An MRI.", usage));

        ResponseResult response = await Client.CreateResponseAsync(Model, "What?", cancellationToken: Cancel);

        response.GetOutputText().ShouldBe("An MRI.");
        response.Status.ShouldBe(ResponseStatus.Completed);
        response.Usage.InputTokenCount.ShouldBe(30);
        response.Usage.InputTokenDetails.CachedTokenCount.ShouldBe(20);
        response.Usage.OutputTokenCount.ShouldBe(9);
        response.Usage.OutputTokenDetails.ReasoningTokenCount.ShouldBe(4);
    }

    [Fact]
    public async Task A_stream_arrives_in_pieces_and_ends_with_the_whole_response()
    {
        Simulator.Script(Model, Reply.Text("The knee was denied, the hip was not.", new() { InputTokens = 7, OutputTokens = 11 }));

        var updates = await StreamAsync();

        string.Concat(updates.OfType<StreamingResponseOutputTextDeltaUpdate>().Select(u => u.Delta)).ShouldBe("The knee was denied, the hip was not.");
        updates.Select(u => u.SequenceNumber).ShouldBe(Enumerable.Range(0, updates.Count));
        updates[^1].ShouldBeOfType<StreamingResponseCompletedUpdate>().Response.Usage.TotalTokenCount.ShouldBe(18);
    }

    [Fact]
    public async Task A_failure_in_a_stream_is_a_failed_response()
    {
        Simulator.Script(Model, Fault.InBandError(ErrorKind.ServerError));

        var updates = await StreamAsync();

        updates.OfType<StreamingResponseOutputTextDeltaUpdate>().Count().ShouldBe(2);
        var failed = updates[^1].ShouldBeOfType<StreamingResponseFailedUpdate>();
        failed.Response.Status.ShouldBe(ResponseStatus.Failed);
        failed.Response.Error.Code.ShouldBe(ResponseErrorCode.ServerError);
        updates.Select(u => u.SequenceNumber).ShouldBe(Enumerable.Range(0, updates.Count));
    }

    [Fact]
    public async Task A_function_call_arrives_with_its_arguments()
    {
        Simulator.Script(Model, Reply.Tool("find_code", """{"code":"73721"}""").Times(2));

        ResponseResult response = await Client.CreateResponseAsync(Model, "What?", cancellationToken: Cancel);
        var updates = await StreamAsync();

        var call = response.OutputItems.ShouldHaveSingleItem().ShouldBeOfType<FunctionCallResponseItem>();
        call.FunctionName.ShouldBe("find_code");
        call.FunctionArguments.ToString().ShouldBe("""{"code":"73721"}""");
        updates.OfType<StreamingResponseFunctionCallArgumentsDoneUpdate>().ShouldHaveSingleItem().FunctionArguments.ToString()
            .ShouldBe("""{"code":"73721"}""");
    }

    [Fact]
    public async Task A_refusal_with_status_401_becomes_the_clients_exception()
    {
        Simulator.Script(Model, Fault.Error(ErrorKind.Authentication));

        var error = await Should.ThrowAsync<ClientResultException>(() => Client.CreateResponseAsync(Model, "What?", cancellationToken: Cancel));

        error.Status.ShouldBe(401);
        error.Message.ShouldContain("invalid_api_key");
    }

    [Fact]
    public async Task An_answer_that_met_its_limit_is_incomplete()
    {
        Simulator.Script(Model, Fault.TruncatedJson());

        ResponseResult response = await Client.CreateResponseAsync(Model, "What?", cancellationToken: Cancel);

        response.Status.ShouldBe(ResponseStatus.Incomplete);
        response.IncompleteStatusDetails.Reason.ShouldBe(ResponseIncompleteStatusReason.MaxOutputTokens);
    }

    private async Task<List<StreamingResponseUpdate>> StreamAsync()
    {
        var updates = new List<StreamingResponseUpdate>();
        await foreach (var update in Client.CreateResponseStreamingAsync(Model, "What?", cancellationToken: Cancel))
        {
            updates.Add(update);
        }

        return updates;
    }
}
