using System.Globalization;
using System.Text.Json;
using DenialOps.Facts.Readers;
using DenialOps.Mentions;

namespace DenialOps.Assistance;

/// <summary>Finds the places of a letter where a model's value stands, whatever the form in which it was given. What stands nowhere is not found.</summary>
internal sealed class ValueSearch(ReadingContext context, LetterSearch words)
{
    private const int LongestValue = 2_000;

    /// <summary>Every place where <paramref name="value"/> stands, in order.</summary>
    public IReadOnlyList<FoundValue> Find(FactKind kind, string path, string value)
    {
        if (value.Length is 0 or > LongestValue)
        {
            return [];
        }

        return kind.Mention switch
        {
            null => Words(value),
            MentionKind.Address => Of(MentionKind.Address, IsAddress(value)) is { Count: > 0 } found ? found : Words(value),
            MentionKind.Identifier => Of(MentionKind.Identifier, IsSame(value)) is { Count: > 0 } found ? found : Identifiers(value),
            MentionKind.Date => DayOf(value) is { } day ? Of(MentionKind.Date, mention => mention.Date == day) : [],
            MentionKind.Amount => NumberOf(value, "$") is { } amount ? Of(MentionKind.Amount, mention => mention.Number == amount) : [],
            MentionKind.Duration => Durations(value, path == "appeal.expedited_hours" ? DurationUnit.Hours : DurationUnit.Days),
            MentionKind.Phone => Of(MentionKind.Phone, mention => Digits(mention.Value) == Digits(value)),
            MentionKind.Carc => Of(MentionKind.Carc, mention => Plain(mention.Value) == Plain(value) || mention.Value.EndsWith("-" + value.Trim(), StringComparison.OrdinalIgnoreCase)),
            { } plain => Of(plain, IsSame(value)),
        };
    }

    private List<FoundValue> Of(MentionKind kind, Func<Mention, bool> isIt)
    {
        var found = new List<FoundValue>();
        foreach (var mention in context.Of(kind))
        {
            if (isIt(mention))
            {
                found.Add(At(mention));
            }
        }

        return found;
    }

    private FoundValue At(Mention mention)
    {
        string text = mention.Kind switch
        {
            MentionKind.Date => mention.Date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            MentionKind.Amount => mention.Number!.Value.ToString("0.00", CultureInfo.InvariantCulture),
            MentionKind.Duration => mention.Number!.Value.ToString("0", CultureInfo.InvariantCulture),
            MentionKind.Identifier or MentionKind.Address => context.Layout.Flow(mention.Start, mention.End),
            MentionKind.Url or MentionKind.Email => context.Text[mention.Start..mention.End],
            _ => mention.Value,
        };
        bool isNumber = mention.Kind is MentionKind.Amount or MentionKind.Duration;
        return new FoundValue(isNumber ? text : Quoted(text), text, mention.Span, mention);
    }

    private IReadOnlyList<FoundValue> Words(string value) => [.. words.Find(value).Select(span =>
    {
        string text = context.Layout.Flow(span.Start, span.End);
        return new FoundValue(Quoted(text), text, span, null);
    })];

    // A number that no label announces is no mention; it stands there all the same. A word alone is no number.
    private IReadOnlyList<FoundValue> Identifiers(string value) => value.Count(char.IsAsciiDigit) < 3 ? [] : Words(value);

    private List<FoundValue> Durations(string value, DurationUnit unit) => NumberOf(value, string.Empty) is { } number
        ? Of(MentionKind.Duration, mention => mention.Unit == unit && mention.Number == number && number == decimal.Truncate(number))
        : [];

    private static Func<Mention, bool> IsSame(string value)
    {
        string plain = Plain(value);
        return mention => plain.Length > 0 && Plain(mention.Value) == plain;
    }

    private static Func<Mention, bool> IsAddress(string value)
    {
        string normal = NormalForm.Words(value);
        return mention => normal.Length > 0 && mention.Value == normal;
    }

    private static DateOnly? DayOf(string value) =>
        MentionRecognizer.Recognize(value) is [{ Kind: MentionKind.Date, Date: { } day }] ? day : null;

    private static decimal? NumberOf(string value, string sign)
    {
        var mentions = MentionRecognizer.Recognize(value);
        mentions = mentions.Count == 0 && sign.Length > 0 ? MentionRecognizer.Recognize(sign + value) : mentions;
        return mentions is [{ Number: { } number }] ? number
            : decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out decimal plain) ? plain : null;
    }

    private static string Plain(string value) => string.Create(value.Count(char.IsLetterOrDigit), value, static (plain, value) =>
    {
        int length = 0;
        foreach (char c in value)
        {
            if (char.IsLetterOrDigit(c))
            {
                plain[length++] = char.ToUpperInvariant(c);
            }
        }
    });

    private static string Digits(string value)
    {
        string digits = string.Concat(value.Where(char.IsAsciiDigit));
        return digits.Length == 11 && digits[0] == '1' ? digits[1..] : digits;
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, AssistanceJson.Default.String);
}
