using System.Text;
using DenialOps.Facts;
using DenialOps.Planning;

namespace DenialOps.Cli;

/// <summary>
/// Asks for the facts that are missing or doubtful, one at a time, most valuable first. An empty line skips a question, a full stop ends
/// the questions. Every answer is looked at as a fact of <c>--context</c> is.
/// </summary>
/// <param name="host">Where it asks.</param>
/// <param name="problem">What is wrong with an answer that has the right form, given what is known; null where nothing is.</param>
/// <param name="whereAnswersGo">A sentence that says who gets the answers.</param>
internal sealed class Interview(ConsoleHost host, Func<UserContext, UserContext?, string?> problem, string whereAnswersGo)
{
    private const int MostTries = 3;
    private const string Indent = "  ";

    /// <summary>Asks until nothing is open or the person has had enough.</summary>
    /// <param name="known">What is known already.</param>
    /// <param name="questions">The questions that are open with a given context.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public async Task<UserContext?> AskAsync(UserContext? known, Func<UserContext?, IReadOnlyList<PlanQuestion>> questions, CancellationToken cancellationToken)
    {
        var input = host.OpenInput();
        await using (input.ConfigureAwait(false))
        {
            using var answers = new StreamReader(input, Encoding.UTF8);
            var asked = new HashSet<string>(StringComparer.Ordinal);
            await SayAsync("A few questions. Press Enter to skip one; write a full stop to stop. " + whereAnswersGo).ConfigureAwait(false);
            while (questions(known).FirstOrDefault(question => asked.Add(question.Field)) is { } question)
            {
                var (answer, goesOn) = await AskAsync(question, known, answers, cancellationToken).ConfigureAwait(false);
                known = answer is null ? known : known?.With(answer) ?? answer;
                if (!goesOn)
                {
                    break;
                }
            }
        }

        return known;
    }

    private async Task<(UserContext? Answer, bool GoesOn)> AskAsync(PlanQuestion question, UserContext? known, StreamReader answers, CancellationToken cancellationToken)
    {
        await host.Error.WriteLineAsync().ConfigureAwait(false);
        await SayAsync(question.Question).ConfigureAwait(false);
        await SayAsync(question.Why, Indent).ConfigureAwait(false);
        foreach (var (number, name) in AnswerForms.Choices(question.Field))
        {
            await SayAsync($"{number}: {name}", Indent).ConfigureAwait(false);
        }

        for (int tries = 0; tries < MostTries; tries++)
        {
            await host.Error.WriteAsync("> ".AsMemory(), cancellationToken).ConfigureAwait(false);
            string? line = await answers.ReadLineAsync(cancellationToken).ConfigureAwait(false);
            switch (line?.Trim())
            {
                case null or ".":
                    return (null, false);
                case "":
                    return (null, true);
                case { } text:
                    var (answer, refusal) = Read(question.Field, text, known);
                    if (refusal is null)
                    {
                        return (answer, true);
                    }

                    await SayAsync(refusal, Indent).ConfigureAwait(false);
                    break;
            }
        }

        return (null, true);
    }

    private (UserContext? Answer, string? Refusal) Read(string field, string text, UserContext? known)
    {
        try
        {
            var answer = AnswerForms.Read(field, text);
            return (answer, problem(answer, known));
        }
        catch (UserContextException refusal)
        {
            // A person answers a question here and knows no field names.
            return (null, AnswerForms.Choices(field).Any() ? "Write one of the numbers above, or the words beside it."
                : refusal.Path == "$" ? "That is too long, or no text; write a few words." : "That " + refusal.Problem);
        }
    }

    private Task SayAsync(string text, string indent = "") => host.Error.WriteLineAsync(indent + PrintableText.Words(text));
}
