using System.Globalization;
using DenialOps.Intake;
using DenialOps.Knowledge;

namespace DenialOps.Facts.Readers;

/// <summary>
/// Takes the requested number out of a service's words where the letter decides on another: of "24 visits of physical therapy" with 10
/// approved and 14 denied, "physical therapy" is denied, not 24 visits of it.
/// </summary>
internal sealed class RequestedQuantity(ReadingContext context)
{
    /// <summary>How many numbers with a unit are looked at: a letter has few.</summary>
    private const int MostQuantities = 40;

    /// <summary>How many words may stand between a number and its unit: "24 physical therapy visits".</summary>
    private const int MostBetween = 2;

    private readonly WordTable _words = context.Layout.Words;
    private readonly PartOutcome _outcome = new(context);

    /// <summary>The stretch without its number; null where it has none, or where all of it was denied, or where the letter does not say.</summary>
    public TextSpan? Without(TextSpan service)
    {
        for (int w = _words.IndexAt(service.Start); w < _words.Count && _words.End(w) <= service.End; w++)
        {
            if (Quantity(w) is { } quantity && _words.End(quantity.UnitWord) <= service.End)
            {
                return IsDividedFrom(quantity) ? Cut(service, w, quantity.UnitWord) : null;
            }
        }

        return null;
    }

    /// <summary>Whether the letter grants or denies another number of the same unit, and does not deny this one.</summary>
    private bool IsDividedFrom((int Count, string Unit, int UnitWord) requested)
    {
        bool divided = false;
        int seen = 0;
        for (int w = 0; w < _words.Count && seen < MostQuantities; w++)
        {
            if (Quantity(w) is not { } part || part.Unit != requested.Unit)
            {
                continue;
            }

            seen++;
            var outcome = IsWhole(w) ? Outcome.Requested : _outcome.Of(_words.Start(w), _words.End(part.UnitWord));
            if (part.Count == requested.Count && outcome == Outcome.Denied)
            {
                return false;
            }

            divided |= part.Count != requested.Count && outcome is Outcome.Denied or Outcome.Granted;
        }

        return divided;
    }

    /// <summary>"14 of the 24 visits": the second number is the whole.</summary>
    private bool IsWhole(int word)
    {
        int before = word - 1;
        before -= before > 0 && _words[before] is "the" or "your" or "these" ? 1 : 0;
        return before > 0 && _words[before] is "of" && int.TryParse(_words[before - 1], NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }

    /// <summary>The number at a word with its unit, or null.</summary>
    private (int Count, string Unit, int UnitWord)? Quantity(int word)
    {
        if (_words[word].Length > 4 || !char.IsAsciiDigit(_words[word][0])
            || !int.TryParse(_words[word], NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return null;
        }

        for (int w = word + 1; w < _words.Count && w <= word + 1 + MostBetween; w++)
        {
            if (Unit(_words[w]) is { } unit)
            {
                return (count, unit, w);
            }
        }

        // "14 of the 24 visits": the unit stands behind the whole.
        return word + 2 < _words.Count && _words[word + 1] is "of" && UnitOfWhole(word + 2) is { } whole ? (count, whole.Unit, whole.Word) : null;
    }

    private (string Unit, int Word)? UnitOfWhole(int word)
    {
        for (int w = word; w < _words.Count && w <= word + 2 + MostBetween; w++)
        {
            if (Unit(_words[w]) is { } unit)
            {
                return (unit, w);
            }
        }

        return null;
    }

    private static string? Unit(ReadOnlySpan<char> word) => word switch
    {
        "visit" or "visits" or "Visits" => "visit",
        "session" or "sessions" or "Sessions" => "session",
        "treatment" or "treatments" => "treatment",
        "hour" or "hours" or "Hours" => "hour",
        "day" or "days" or "Days" => "day",
        "unit" or "units" or "Units" => "unit",
        "tablet" or "tablets" => "tablet",
        "trip" or "trips" => "trip",
        _ => null,
    };

    /// <summary>The service without the words from its number to its unit; what has words on both sides stays as it is.</summary>
    private TextSpan? Cut(TextSpan service, int number, int unit)
    {
        int before = _words.Start(number), after = _words.End(unit);
        if (before == service.Start)
        {
            bool joined = unit > number + 1;
            int start = joined ? _words.End(number) : after;
            start = !joined && unit + 1 < _words.Count && _words[unit + 1] is "of" or "for" ? _words.End(unit + 1) : start;
            return new TextSpan(Math.Min(start, service.End), service.End);
        }

        return context.Text.AsSpan(after, service.End - after).Trim(") .").IsEmpty
            ? new TextSpan(service.Start, service.Start + context.Text.AsSpan(service.Start, before - service.Start).TrimEnd(" ,;:(-–—x\n").Length)
            : null;
    }
}
