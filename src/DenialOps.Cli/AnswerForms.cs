using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Mentions;

namespace DenialOps.Cli;

/// <summary>Turns what a person types into the value that a field holds: a day in words, a number, a list of codes, the number of a choice.</summary>
internal static class AnswerForms
{
    private static readonly string[] PlanTypes = [.. Enum.GetValues<PlanType>().Where(type => type != PlanType.Unknown).Select(Name)];

    private static readonly string[] Categories = [.. Enum.GetValues<DenialCategory>().Select(Name)];

    /// <summary>What can be chosen for a field, each with its number; nothing for a field that is free.</summary>
    public static IEnumerable<(int Number, string Name)> Choices(string field) => Names(field).Select((name, i) => (i + 1, name.Replace('_', ' ')));

    /// <summary>Reads an answer.</summary>
    /// <exception cref="UserContextException">It is nothing that the field can hold; the message says what is.</exception>
    public static UserContext Read(string field, string answer)
    {
        UserContextException? first = null;
        foreach (var form in Forms(field, answer))
        {
            try
            {
                return UserContext.Parse(new JsonObject { [field] = form }.ToJsonString());
            }
            catch (UserContextException refusal)
            {
                first ??= refusal;
            }
        }

        throw first!;
    }

    private static IEnumerable<JsonNode?> Forms(string field, string answer)
    {
        string[] names = Names(field);
        if (int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out int chosen) && chosen >= 1 && chosen <= names.Length)
        {
            yield return JsonValue.Create(names[chosen - 1]);
            yield return new JsonArray(JsonValue.Create(names[chosen - 1]));
        }

        // A day or a sum in whatever form, where the answer is nothing else.
        if (MentionRecognizer.Recognize(answer) is [{ Start: 0 } mention] && mention.End == answer.Length)
        {
            if (mention.Date is { } day)
            {
                yield return JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
            else if (mention is { Kind: MentionKind.Duration, Unit: DurationUnit.Days, Number: { } days })
            {
                yield return JsonValue.Create((int)days);
            }
            else if (mention is { Kind: MentionKind.Amount, Number: { } amount })
            {
                yield return JsonValue.Create(amount);
            }
        }

        yield return JsonValue.Create(answer);
        if (decimal.TryParse(answer, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out decimal number))
        {
            yield return number == decimal.Truncate(number) && number <= int.MaxValue ? JsonValue.Create((int)number) : JsonValue.Create(number);
        }

        yield return new JsonArray([.. answer.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => JsonValue.Create(part))]);
    }

    private static string[] Names(string field) => field switch
    {
        "payer.plan_type" => PlanTypes,
        "denial.categories" => Categories,
        _ => [],
    };

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
