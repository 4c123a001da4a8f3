using DenialOps.Llm;
using DenialOps.Llm.Providers;
using ProviderSimulator;
using ProviderSimulator.Scripts;

// With a key the real provider is asked: OPENAI_API_KEY=… dotnet run --project samples/llm-client
// Without one the simulator plays it, and misbehaves first: it breaks an answer off, is overloaded, then answers.
var key = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
await using var simulator = key is null ? await Simulator.StartAsync() : null;
simulator?.Script(
    "gpt-4o",
    Fault.Cut(),
    Fault.Error(ErrorKind.Overloaded),
    Reply.Text("It was denied because the plan wants a prior authorization.", new() { InputTokens = 24, OutputTokens = 12 }));

using var client = LlmClient.Create(LlmProvider.OpenAI, key ?? "no-key", "gpt-4o", options =>
{
    options.Target.Provider.Endpoint = simulator?.OpenAiEndpoint;
    options.Target.RateLimit = new() { RequestsPerMinute = 500 };
    options.Budget = new() { Overall = { DayUsd = 1 } };
    options.Cache = new();
});

try
{
    var question = "Why was the claim denied? The letter says: no prior authorization on file.";
    var answer = await client.CompleteWithUsageAsync(question, system: "Answer in one sentence.", maxTokens: 100, temperature: 0);
    Console.WriteLine(answer.Content);
    foreach (var attempt in answer.Call.Trace)
    {
        var end = attempt.Failure?.ToString() ?? "answered";
        Console.WriteLine($"  waited {attempt.BackOffMs:0} ms, then {end} after {attempt.Usage.LatencyMs:0} ms, {attempt.Usage.TotalTokens} tokens");
    }

    var again = await client.CompleteWithUsageAsync(question, system: "Answer in one sentence.", maxTokens: 100, temperature: 0);
    Console.WriteLine($"asked again: {(again.Call.FromCache ? "from the cache, for nothing" : "sent again")}");
    Console.WriteLine(client.Usage.Summarize().ToJson());
}
catch (LlmException error)
{
    // Safe to log whole: it holds no key, no prompt and no answer, and says what to do.
    Console.Error.WriteLine(error.Message);
    Environment.ExitCode = 1;
}
