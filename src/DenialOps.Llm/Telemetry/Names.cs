namespace DenialOps.Llm.Telemetry;

/// <summary>The names of attributes, as OpenTelemetry's conventions for generative AI have them, and our own.</summary>
internal static class Names
{
    internal const string Chat = "chat";
    internal const string Unknown = "unknown";

    internal const string OperationName = "gen_ai.operation.name";
    internal const string Provider = "gen_ai.provider.name";
    internal const string System = "gen_ai.system";
    internal const string RequestModel = "gen_ai.request.model";
    internal const string RequestStream = "gen_ai.request.stream";
    internal const string Temperature = "gen_ai.request.temperature";
    internal const string MaxTokens = "gen_ai.request.max_tokens";
    internal const string TopP = "gen_ai.request.top_p";
    internal const string TopK = "gen_ai.request.top_k";
    internal const string FrequencyPenalty = "gen_ai.request.frequency_penalty";
    internal const string PresencePenalty = "gen_ai.request.presence_penalty";
    internal const string Seed = "gen_ai.request.seed";
    internal const string OutputType = "gen_ai.output.type";
    internal const string PromptName = "gen_ai.prompt.name";
    internal const string PromptVersion = "gen_ai.prompt.version";
    internal const string ResponseModel = "gen_ai.response.model";
    internal const string ResponseId = "gen_ai.response.id";
    internal const string FinishReasons = "gen_ai.response.finish_reasons";
    internal const string TimeToFirstChunk = "gen_ai.response.time_to_first_chunk";
    internal const string InputTokens = "gen_ai.usage.input_tokens";
    internal const string OutputTokens = "gen_ai.usage.output_tokens";
    internal const string CacheRead = "gen_ai.usage.cache_read.input_tokens";
    internal const string CacheWrite = "gen_ai.usage.cache_write.input_tokens";
    internal const string CacheCreation = "gen_ai.usage.cache_creation.input_tokens";
    internal const string Reasoning = "gen_ai.usage.reasoning.output_tokens";
    internal const string InputMessages = "gen_ai.input.messages";
    internal const string OutputMessages = "gen_ai.output.messages";
    internal const string Instructions = "gen_ai.system_instructions";
    internal const string TokenType = "gen_ai.token.type";
    internal const string TokenModality = "gen_ai.token.modality";
    internal const string ErrorType = "error.type";
    internal const string ServerAddress = "server.address";
    internal const string ServerPort = "server.port";

    internal const string Operation = "denialops.operation";
    internal const string PromptHash = "denialops.prompt.hash";
    internal const string Cost = "denialops.cost_usd";
    internal const string Attempts = "denialops.attempts";
    internal const string Estimated = "denialops.usage.estimated";
    internal const string CacheHit = "denialops.cache.hit";
    internal const string CacheSaved = "denialops.cache.saved_usd";
    internal const string Target = "denialops.fallback.target";
    internal const string StandIn = "denialops.fallback.stand_in";
    internal const string Cancelled = "denialops.cancelled";
    internal const string BackOff = "denialops.backoff_ms";
    internal const string Queue = "denialops.queue_ms";
    internal const string ErrorCode = "denialops.error.code";
    internal const string ErrorStatus = "denialops.error.status";
    internal const string RequestId = "denialops.request_id";
    internal const string CircuitState = "denialops.circuit.state";
    internal const string BudgetPeriod = "denialops.budget.period";
    internal const string BudgetPercent = "denialops.budget.percent";
}
