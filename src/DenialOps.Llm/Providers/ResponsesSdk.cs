using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI.Responses;

// OpenAI marks its client for Responses as one that may still change, Microsoft.Extensions.AI its background responses. No type of theirs
// is on our surface, and this file alone names them.
#pragma warning disable OPENAI001, MEAI001

namespace DenialOps.Llm.Providers;

/// <summary>OpenAI's own client for Responses.</summary>
internal static class ResponsesSdk
{
    internal static IChatClient Create(ProviderOptions options, HttpClient http)
    {
        var pipeline = new ResponsesClientOptions { Endpoint = options.Endpoint };
        SdkClients.TurnOff(pipeline, http);
        return new ResponsesClient(new ApiKeyCredential(options.ApiKey!), pipeline).AsIChatClient(options.Model);
    }

    /// <summary>The pipeline of the client for Responses that is in there; null when there is none.</summary>
    internal static ClientPipeline? PipelineOf(IChatClient client) => client.GetService<ResponsesClient>()?.Pipeline;

    /// <summary>Why an answer ended that is not complete, which the adapter does not say of a stream; null for any other piece.</summary>
    internal static string? ReasonIn(object raw) => raw is StreamingResponseIncompleteUpdate cut
        ? cut.Response?.IncompleteStatusDetails?.Reason?.ToString() ?? "incomplete"
        : null;

    /// <summary>The options of a call whose response is stored only if the call says so itself; OpenAI would store it for 30 days.</summary>
    /// <param name="call">The call's options; not changed.</param>
    internal static ChatOptions WithoutStore(ChatOptions? call)
    {
        var sent = call?.Clone() ?? new ChatOptions();
        var own = sent.RawRepresentationFactory;

        // A wish that may go unheard: what runs in the background has to be stored, and its first response is no answer.
        sent.AllowBackgroundResponses = null;
        sent.RawRepresentationFactory = client =>
        {
            var request = own?.Invoke(client) as CreateResponseOptions ?? new CreateResponseOptions();
            request.StoredOutputEnabled ??= false;
            return request;
        };
        return sent;
    }
}
