using System.Text;

namespace DenialOps.Remittances;

internal sealed partial class RemittanceWalk
{
    private const int MostReasons = 6;
    private const int LongestCode = 48;

    private RemittedClaim? TakeOfHeader()
    {
        var name = segments[0];
        if (name.SequenceEqual("BPR"u8))
        {
            _remittance = _remittance with
            {
                PaymentAmount = Optional(2, "BPR02, the payment,"),
                PaymentMethod = segments.Text(4),
                PaymentDate = segments[16].IsEmpty ? null : DayOf(16, "BPR16, the day of the payment,"),
            };
        }
        else if (name.SequenceEqual("TRN"u8))
        {
            _remittance = _remittance with { PaymentNumber = segments.Text(2) };
        }
        else if (name.SequenceEqual("DTM"u8) && segments[1].SequenceEqual("405"u8))
        {
            _remittance = _remittance with { ProductionDate = DayOf(2, "DTM02, the day of production,") };
        }
        else if (name.SequenceEqual("N1"u8))
        {
            var party = new RemittedParty(segments.Text(2), segments.Text(4), segments.Text(3));
            _isPayee = segments[1].SequenceEqual("PE"u8);
            _remittance = _isPayee ? _remittance with { Payee = party } : segments[1].SequenceEqual("PR"u8) ? _remittance with { Payer = party } : _remittance;
        }
        else if (!_isPayee && (name.SequenceEqual("N3"u8) || name.SequenceEqual("N4"u8)))
        {
            _remittance = _remittance with { PayerAddress = [.. _remittance.PayerAddress, .. AddressLine(name[1] == '4')] };
        }
        else if (!_isPayee && name.SequenceEqual("PER"u8) && _remittance.PayerPhone is null && segments[3].SequenceEqual("TE"u8))
        {
            _remittance = _remittance with { PayerPhone = segments.Text(4) };
        }

        return null;
    }

    private IEnumerable<string> AddressLine(bool isTown)
    {
        string?[] parts = isTown ? [$"{segments.Text(1)}, {segments.Text(2)} {segments.Text(3)}".Trim(' ', ',')] : [segments.Text(1), segments.Text(2)];
        return parts.Where(part => !string.IsNullOrEmpty(part)).Select(part => part!);
    }

    private RemittedClaim? TakeOfClaim(ClaimDraft claim)
    {
        switch (segments[0])
        {
            case [(byte)'C', (byte)'A', (byte)'S']:
                AddAdjustments(claim);
                break;
            case [(byte)'S', (byte)'V', (byte)'C']:
                EndLine(claim, Line());
                break;
            case [(byte)'N', (byte)'M', (byte)'1']:
                AddParty(claim);
                break;
            case [(byte)'D', (byte)'T', (byte)'M']:
                AddDay(claim);
                break;
            case [(byte)'L', (byte)'Q'] when segments[1].SequenceEqual("HE"u8):
                AddRemark(claim, 2);
                break;
            case [(byte)'M', (byte)'O', (byte)'A']:
                AddRemarks(claim, 3, 7);
                break;
            case [(byte)'M', (byte)'I', (byte)'A']:
                AddRemarks(claim, 5, 5);
                AddRemarks(claim, 20, 23);
                break;
            case [(byte)'R', (byte)'E', (byte)'F']:
                AddReference(claim);
                break;
            case [(byte)'A', (byte)'M', (byte)'T'] when claim.Line is not null && segments[1].SequenceEqual("B6"u8):
                claim.LineAllowed = Optional(2, "AMT02, what is allowed,");
                break;
        }

        return null;
    }

    private void AddAdjustments(ClaimDraft claim)
    {
        var group = GroupOf(segments[1]);
        if (group is null)
        {
            Tell(RemittanceProblemKind.Malformed, "CAS01 is none of CO, PR, OA, PI and CR");
        }

        for (var reason = 0; reason < MostReasons && (2 + (3 * reason)) <= segments.Count; reason++)
        {
            var at = 2 + (3 * reason);
            if (Code(at) is { } code)
            {
                claim.Add(new ClaimAdjustment(group ?? Code(1) ?? string.Empty, code, Needed(at + 1, "an amount of CAS"), Optional(at + 2, "a quantity of CAS")));
            }
        }
    }

    private static string? GroupOf(ReadOnlySpan<byte> element) => element switch
    {
        [(byte)'C', (byte)'O'] => "CO",
        [(byte)'P', (byte)'R'] => "PR",
        [(byte)'O', (byte)'A'] => "OA",
        [(byte)'P', (byte)'I'] => "PI",
        [(byte)'C', (byte)'R'] => "CR",
        _ => null,
    };

    // What is used as a code, a reader may see: never something long, or of unseen characters.
    private string? Code(int element) => segments.Text(element) is { Length: <= LongestCode } code && code.All(c => c is > ' ' and < (char)127) ? code.ToUpperInvariant() : null;

    private RemittedLine Line()
    {
        var (parts, shift) = Composite(1);
        return new RemittedLine
        {
            CodeList = parts.ElementAtOrDefault(0),
            Code = parts.ElementAtOrDefault(1),
            Modifiers = [.. parts.Skip(2).Take(4).Where(modifier => modifier.Length is > 0 and <= 2)],
            Charge = Required(2 + shift, "SVC02, the charge,"),
            Paid = Required(3 + shift, "SVC03, the payment,"),
            RevenueCode = segments.Text(4 + shift),
            Units = Optional(5 + shift, "SVC05, the units,"),
            BilledUnits = Optional(7 + shift, "SVC07, the units billed,"),
            BilledCode = segments[6 + shift].IsEmpty ? null : Parts(segments[6 + shift]).ElementAtOrDefault(1),
        };
    }

    /// <summary>A composite with its components; where it was written with the separator of elements, it takes one element more.</summary>
    private (List<string> Parts, int Shift) Composite(int element)
    {
        var parts = Parts(segments[element]);
        if (parts is [{ Length: 2 } list] && list is "HC" or "AD" or "NU" or "N4" or "HP" or "ER" or "IV" or "WK" or "ZZ" && X12Values.Number(segments[element + 3]) is not null && segments[element + 1].Length is >= 3 and <= 11)
        {
            Tell(RemittanceProblemKind.Malformed, "SVC01 is written with the separator of elements; the code is read from the next element");
            return ([list, segments.Text(element + 1)!], 1);
        }

        return (parts, 0);
    }

    // "HC>99213" where the interchange says ":": what stands after the two letters of the list is what was meant.
    private List<string> Parts(ReadOnlySpan<byte> composite)
    {
        var separator = segments.Delimiters.Component;
        if (composite.Length > 3 && !composite.Contains(separator) && composite[2] is not ((>= (byte)'0' and <= (byte)'9') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z') or (byte)' '))
        {
            separator = composite[2];
        }

        var parts = new List<string>(4);
        foreach (var range in composite.Split(separator))
        {
            parts.Add(Encoding.Latin1.GetString(composite[range].Trim((byte)' ')).ToUpperInvariant());
        }

        return parts;
    }

    private void AddParty(ClaimDraft claim)
    {
        var name = string.Join(' ', new[] { segments.Text(4), segments.Text(5), segments.Text(3), segments.Text(7) }.Where(part => part is not null));
        var party = new RemittedParty(name.Length == 0 ? null : name, segments.Text(9), segments.Text(8));
        switch (segments[1])
        {
            case [(byte)'Q', (byte)'C']:
                claim.Patient = party;
                break;
            case [(byte)'I', (byte)'L']:
                claim.Insured = party;
                break;
            case [(byte)'8', (byte)'2'] when claim.Line is null:
                claim.RenderingProvider = party;
                break;
        }
    }

    private void AddDay(ClaimDraft claim)
    {
        var day = DayOf(2, "DTM02");
        var isOfLine = claim.Line is not null;
        switch (segments[1])
        {
            case [(byte)'2', (byte)'3', (byte)'2']:
                claim.From = day;
                break;
            case [(byte)'2', (byte)'3', (byte)'3']:
                claim.To = day;
                break;
            case [(byte)'0', (byte)'5', (byte)'0']:
                claim.Received = day;
                break;
            case [(byte)'4', (byte)'7', (byte)'2'] or [(byte)'1', (byte)'5', (byte)'0'] when isOfLine:
                claim.LineFrom = day;
                break;
            case [(byte)'1', (byte)'5', (byte)'1'] when isOfLine:
                claim.LineTo = day;
                break;
        }
    }

    private void AddReference(ClaimDraft claim)
    {
        switch (segments[1])
        {
            case [(byte)'1', (byte)'L'] when claim.Line is null:
                claim.GroupNumber = segments.Text(2);
                break;
            case [(byte)'G', (byte)'1']:
                claim.AuthorizationNumber ??= segments.Text(2);
                break;
            case [(byte)'6', (byte)'R'] when claim.Line is not null:
                claim.LineNumber = segments.Text(2);
                break;
        }
    }

    private void AddRemarks(ClaimDraft claim, int first, int last)
    {
        for (var element = first; element <= last; element++)
        {
            AddRemark(claim, element);
        }
    }

    private void AddRemark(ClaimDraft claim, int element)
    {
        if (Code(element) is { } code)
        {
            claim.AddRemark(code);
        }
    }
}
