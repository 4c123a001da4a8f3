using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads member, group, claim, reference and other numbers from their labels.</summary>
internal sealed class IdentifierReader(ReadingContext context)
{
    private static readonly PhraseSet CodeWords = new("CARC", "RARC", "CPT", "ICD");

    private static readonly PhraseSet PayerIds = new("payer id", "payor id");

    private readonly string _text = context.Text;

    /// <summary>The number that a label announces, or null. Letters without labels fall back on the recogniser's role.</summary>
    public Fact<string>? Read(Field field, IdentifierRole role, int minimumDigits)
    {
        var best = new Best<string>();
        foreach (var hit in context.Fields)
        {
            if (hit.Field == field && IdentifierIn(hit.Value, minimumDigits, anywhere: field == Field.GroupNumber) is { } span)
            {
                best.Offer(_text[span.Start..span.End], hit.Certainty * ZoneFactor(hit.Zone) * 0.97, span);
            }
        }

        foreach (var mention in context.Of(MentionKind.Identifier))
        {
            if (mention.Role == role && context.ZoneAt(mention.Start) is var zone && zone != Zone.Boilerplate
                && mention.Value.Count(char.IsAsciiDigit) >= minimumDigits && !IsPayerId(mention))
            {
                best.Offer(_text[mention.Start..mention.End], 0.72 * ZoneFactor(zone), mention.Span);
            }
        }

        return best.ToFact(context);
    }

    /// <summary>A payer's number for electronic claims names no case.</summary>
    private bool IsPayerId(Mention mention) => PayerIds.IsIn(_text.AsSpan(Math.Max(0, mention.Start - 14), Math.Min(14, mention.Start)));

    private static double ZoneFactor(Zone zone) => zone switch
    {
        Zone.Head => 1,
        Zone.Body => 0.98,
        Zone.Appeal => 0.85,
        Zone.Later => 0.7,
        _ => 0,
    };

    /// <summary>
    /// The identifier at the start of a value: words in capitals and groups with digits, up to a bracket, a slash or a word in small letters.
    /// With <paramref name="anywhere"/>, the first group of digits after "no." serves where the value starts with a name.
    /// </summary>
    internal TextSpan? IdentifierIn(TextSpan value, int minimumDigits, bool anywhere = false)
    {
        if (Take(value.Start, value.End, minimumDigits) is { } span)
        {
            return span;
        }

        if (!anywhere)
        {
            return null;
        }

        foreach (var mention in context.MentionsIn(value.Start, value.End))
        {
            if (mention.Kind is MentionKind.Identifier || (mention.Kind is MentionKind.Number or MentionKind.Cpt && mention.End - mention.Start >= 4))
            {
                return Take(mention.Start, value.End, minimumDigits);
            }
        }

        return null;
    }

    private TextSpan? Take(int start, int end, int minimumDigits)
    {
        if (start < end && _text[start] == '$')
        {
            return null;
        }

        int i = start, last = start, digits = 0, letterWords = 0;
        while (i < end)
        {
            int wordEnd = i;
            int wordDigits = 0, letters = 0, lower = 0;
            while (wordEnd < end && !char.IsWhiteSpace(_text[wordEnd]) && _text[wordEnd] is not ('(' or ',' or ';' or '"' or '[' or '{'))
            {
                wordDigits += char.IsAsciiDigit(_text[wordEnd]) ? 1 : 0;
                letters += char.IsLetter(_text[wordEnd]) ? 1 : 0;
                lower += char.IsLower(_text[wordEnd]) ? 1 : 0;
                wordEnd++;
            }

            if (wordEnd == i || _text[i] is '/' or '|' || !Belongs(i, wordEnd, wordDigits, letters, lower, digits) || (wordDigits == 0 && ++letterWords > 2))
            {
                break;
            }

            digits += wordDigits;
            last = wordDigits > 0 || (digits > 0 && letters == 1 && wordEnd - i == 1) ? TrimEnd(i, wordEnd) : last;
            i = wordEnd;
            while (i < end && _text[i] == ' ')
            {
                i++;
            }

            if (i - wordEnd > 1)
            {
                break;
            }
        }

        bool isCode = CodeWords.Starts(_text.AsSpan(start, last - start)) || context.FirstIn(start, start + 1, MentionKind.Carc) is not null;
        return digits >= minimumDigits && last > start && !isCode ? new TextSpan(start, last) : null;
    }

    /// <summary>A word belongs to the number when it has digits, or is a short prefix in capitals before any digit, or a lone letter after.</summary>
    private bool Belongs(int start, int end, int wordDigits, int letters, int lower, int digitsSoFar)
    {
        int length = end - start;
        if (wordDigits > 0)
        {
            bool looksLikeDate = _text.AsSpan(start, length).Count('/') >= 2;
            return !looksLikeDate && (lower == 0 || wordDigits * 2 >= letters || _text.AsSpan(start, length).Contains('-'));
        }

        bool isPrefix = digitsSoFar == 0 && letters is >= 1 and <= 5 && lower == 0 && length <= 6;
        bool isSuffix = digitsSoFar > 0 && length == 1 && char.IsUpper(_text[start]);
        return isPrefix || isSuffix;
    }

    private int TrimEnd(int start, int end)
    {
        while (end > start && _text[end - 1] is '.' or ':' or '-' or '/' or '*' or '|' or ')' or ']')
        {
            end--;
        }

        return end;
    }
}
