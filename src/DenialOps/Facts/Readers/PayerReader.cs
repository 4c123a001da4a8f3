using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Finds who pays (letterhead, signature, appeals address, "on behalf of"), the plan's name and the kind of coverage.</summary>
internal sealed class PayerReader(ReadingContext context)
{
    private const int HeadLines = 12;

    private static readonly PhraseSet Closings = new("Sincerely", "Respectfully", "Thank you,", "Regards", "Warmly", "Best regards", "Yours");

    private static readonly PhraseSet FromCues = new(
        "message from ", "notice from ", "letter from ", "run by ", "From: ", "contractor for ", "administered by ",
        "Claims administered by ", "statement from ");

    private static readonly PhraseSet BehalfCues = new(
        "on behalf of ", "offered by ", "underwritten by ", "insured by ", "insurance by ", "a product of ", "sponsored by ");

    private static readonly PhraseSet SummaryNotice = new("Medicare Summary Notice");

    private readonly PayerNameShape _names = new(context);

    private readonly string _text = context.Text;

    public Fact<string>? Name()
    {
        var best = new Best<string>();
        foreach (var hit in context.Fields)
        {
            if (hit.Field == Field.PayerName && hit.Zone is Zone.Head or Zone.Body && _names.NameIn(hit.Value) is { } name)
            {
                best.Offer(Value(name), 0.96 * hit.Certainty, name);
            }
        }

        OfferLetterhead(best);
        OfferSignature(best);
        OfferOnBehalf(best);
        OfferAddressNames(best);
        OfferFoot(best);
        OfferFrom(best);
        OfferMedicare(best);
        return best.ToFact(context) is { } payer ? InSmallLetters(payer) : null;
    }

    /// <summary>A name in capitals, as a letterhead prints it, in the form in which the letter itself has it elsewhere.</summary>
    private Fact<string> InSmallLetters(Fact<string> name)
    {
        if (name.Value.Any(char.IsLower))
        {
            return name;
        }

        for (int at = _text.IndexOf(name.Value, StringComparison.OrdinalIgnoreCase); at >= 0; at = _text.IndexOf(name.Value, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + name.Value.Length;
            bool whole = (at == 0 || !char.IsLetterOrDigit(_text[at - 1])) && (end == _text.Length || !char.IsLetterOrDigit(_text[end]));
            if (whole && char.IsUpper(_text[at]) && _text.AsSpan(at, name.Value.Length).ContainsAnyInRange('a', 'z'))
            {
                return context.Fact(_text[at..end], name.Confidence, at, end);
            }
        }

        return name;
    }

    /// <summary>No payer's name is longer, in characters; a line above an address can be.</summary>
    private const int MostName = 200;

    private string Value(TextSpan name) => _text[name.Start..name.End];

    private void OfferLetterhead(Best<string> best)
    {
        int seen = 0;
        for (int i = 0; i < context.Layout.Lines.Count && seen < HeadLines; i++)
        {
            var line = context.Layout.Lines[i];
            if (line.IsBlank)
            {
                continue;
            }

            for (int c = line.FirstCell; c < line.FirstCell + line.CellCount; c++)
            {
                var cell = context.Layout.Cells[c];
                if (_names.NameIn(cell.Span) is not { } name)
                {
                    continue;
                }

                double score = _names.Score(name) - (0.035 * seen) - (c > line.FirstCell ? 0.06 : 0);
                best.Offer(Value(name), Math.Min(score, 0.98), name);
            }

            seen++;
        }
    }

    /// <summary>The Medicare Summary Notice has no other letterhead: Medicare itself pays.</summary>
    private void OfferMedicare(Best<string> best)
    {
        int at = SummaryNotice.FirstIn(_text.AsSpan(0, Math.Min(_text.Length, 600)));
        if (at >= 0)
        {
            best.Offer("Medicare", 0.97, new TextSpan(at, at + 8));
        }
    }

    /// <summary>Some payers print their head at the foot.</summary>
    private void OfferFoot(Best<string> best)
    {
        for (int i = context.Layout.Lines.Count - 1, seen = 0; i >= 0 && seen < 8; i--)
        {
            var line = context.Layout.Lines[i];
            if (line.IsBlank)
            {
                continue;
            }

            seen++;
            if (line.CellCount <= 2 && _names.NameIn(context.Layout.Cells[line.FirstCell].Span) is { } name && _names.HasPayerWord(name)
                && _text.AsSpan(name.Start, name.Length).IndexOf(' ') > 0)
            {
                best.Offer(Value(name), 0.66 + Math.Min(0.16, _names.Repeats(name) * 0.08), name);
            }
        }
    }

    /// <summary>
    /// "Secure message from ClearPane Vision Plan", "Pillbridge Rx alert for …", "plan run by Sumac Valley Health": the first capitalised
    /// words.
    /// </summary>
    private void OfferFrom(Best<string> best)
    {
        foreach (var (cue, at) in FromCues.FirstOfEach(_text.AsSpan(0, Math.Min(_text.Length, 700))))
        {
            if (_names.Capitalised(at + cue.Length) is { } span && _names.NameIn(span) is { } name && _names.Score(name) > 0.6)
            {
                best.Offer(_text[name.Start..name.End].ReplaceLineEndings(" "), 0.7, name);
            }
        }

        int signed = _text.LastIndexOf("-- ", StringComparison.Ordinal);
        if (signed > 0 && _text.Length - signed < 120 && _names.Capitalised(signed + 3) is { } signature && _names.NameIn(signature) is { } signer)
        {
            best.Offer(Value(signer), 0.75, signer);
        }

        if (_names.Capitalised(0) is { } first && _names.NameIn(first) is { } start && _text.AsSpan(start.Start, start.Length).IndexOf(' ') > 0)
        {
            best.Offer(Value(start), 0.6, start);
        }
    }

    /// <summary>After "Sincerely": the last lines before the general parts.</summary>
    private void OfferSignature(Best<string> best)
    {
        for (int i = context.Layout.Lines.Count - 1; i >= 0; i--)
        {
            var line = context.Layout.Lines[i];
            if (line.IsBlank || line.CellCount != 1)
            {
                continue;
            }

            var cell = context.Layout.Cells[line.FirstCell];
            var text = _text.AsSpan(cell.Start, cell.End - cell.Start);
            if (!Closings.Starts(text))
            {
                continue;
            }

            for (int below = i + 1; below < context.Layout.Lines.Count && below <= i + 7; below++)
            {
                var l = context.Layout.Lines[below];
                if (!l.IsBlank && _names.NameIn(context.Layout.Cells[l.FirstCell].Span) is { } name)
                {
                    double score = _names.Score(name);
                    best.Offer(Value(name), Math.Min(score + (score > 0.6 ? 0.05 : -0.1), 0.9), name);
                }
            }

            return;
        }
    }

    private void OfferOnBehalf(Best<string> best)
    {
        foreach (var (cue, at) in BehalfCues.FirstOfEach(_text.AsSpan(0, Math.Min(_text.Length, 900))))
        {
            int start = at + cue.Length;
            int end = _text.AsSpan(start).IndexOfAny(".\n,(;") is var stop && stop < 0 ? _text.Length : start + stop;
            if (_names.NameIn(new TextSpan(start, Math.Min(end, start + 70))) is { } name && _names.Score(name) > 0.6)
            {
                best.Offer(Value(name), 0.97, name);
            }
        }
    }

    /// <summary>The name before a postal address ("Acme Health, Appeals Unit, PO Box 1"): the payer's, where it comes again.</summary>
    private void OfferAddressNames(Best<string> best)
    {
        foreach (var mention in context.Of(MentionKind.Address))
        {
            if (context.ZoneAt(mention.Start) == Zone.Later)
            {
                continue;
            }

            var block = AddressBlock.WithName(context, mention);
            if (block.Start >= mention.Start)
            {
                continue;
            }

            int longest = Math.Min(mention.Start - block.Start, MostName);
            int end = block.Start + (_text.AsSpan(block.Start, longest).IndexOfAny(",\n") is >= 0 and var comma ? comma : longest);
            foreach (string unit in (ReadOnlySpan<string>)[" Appeal", " Grievance", " Member ", " Provider ", " Claims", " Attn"])
            {
                int cut = _text.AsSpan(block.Start, end - block.Start).Find(unit);
                end = cut > 3 ? block.Start + cut : end;
            }

            if (end > block.Start && _names.NameIn(new TextSpan(block.Start, end)) is { } name && _names.Score(name) is var score && score > 0.7)
            {
                best.Offer(Value(name), Math.Min(score - 0.1, 0.86), name);
            }
        }
    }
}
