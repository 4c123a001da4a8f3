using System.Globalization;

namespace DenialOps.Remittances;

/// <summary>
/// Makes claims of segments. Knows where in the file it is: in which transaction, claim and line; what does not fit there is told, and what can
/// be understood all the same is taken.
/// </summary>
internal sealed partial class RemittanceWalk(X12SegmentReader segments, Action<RemittanceProblem> tell)
{
    private Remittance _remittance = new();
    private ClaimDraft? _claim;
    private int _firstOfTransaction;
    private int _transactions;
    private string? _group;
    private decimal _paid;
    private decimal _providerAdjustments;
    private bool _isOpen;
    private bool _isSkipped;
    private bool _hasClaims;
    private bool _isPayee;
    private (int Segment, long Offset) _line;

    /// <summary>Takes the segment that was read.</summary>
    /// <returns>The claim that it ends; null where it ends none.</returns>
    public RemittedClaim? Take()
    {
        if (segments.IsCut)
        {
            Tell(RemittanceProblemKind.Malformed, "the segment has no end, or is longer than any segment may be");
        }

        return segments[0] switch
        {
            [(byte)'I', (byte)'S', (byte)'A'] => Close("another interchange begins"),
            [(byte)'G', (byte)'S'] => OpenGroup(),
            [(byte)'G', (byte)'E'] => CloseGroup(),
            [(byte)'I', (byte)'E', (byte)'A'] => Close("the interchange ends"),
            [(byte)'S', (byte)'T'] => Open(),
            [(byte)'S', (byte)'E'] => CloseTransaction(),
            _ when _isSkipped => null,
            [(byte)'C', (byte)'L', (byte)'P'] => BeginClaim(),
            [(byte)'L', (byte)'X'] or [(byte)'P', (byte)'L', (byte)'B'] => EndClaimBy(),
            _ => _claim is { } claim ? TakeOfClaim(claim) : TakeOfHeader(),
        };
    }

    /// <summary>Ends the file.</summary>
    public RemittedClaim? End() => segments.Number == 0 ? Told(RemittanceProblemKind.Incomplete, "the file has no segments; an 835 begins with ISA") : Close("the file ends");

    private RemittedClaim? Told(RemittanceProblemKind kind, string message)
    {
        Tell(kind, message);
        return null;
    }

    private void Tell(RemittanceProblemKind kind, string message) => tell(new RemittanceProblem(kind, segments.Number, segments.Offset, message));

    private RemittedClaim? OpenGroup()
    {
        var done = Close("another group begins");
        (_group, _transactions) = (segments.Text(6), 0);
        return done;
    }

    private RemittedClaim? CloseGroup()
    {
        var done = Close("the group ends");
        if (X12Values.Number(segments[1]) is { } count && count != _transactions)
        {
            Tell(RemittanceProblemKind.Envelope, string.Create(CultureInfo.InvariantCulture, $"GE says {count} transactions, and there are {_transactions}"));
        }

        if (_group is not null && segments.Text(2) is { } control && control != _group)
        {
            Tell(RemittanceProblemKind.Envelope, "GE has another control number than GS");
        }

        return done;
    }

    private RemittedClaim? Open()
    {
        var done = Close("another transaction begins");
        (_isOpen, _isSkipped, _hasClaims, _firstOfTransaction) = (true, false, false, segments.Number);
        (_remittance, _paid, _providerAdjustments) = (new Remittance { ControlNumber = segments.Text(2) }, 0, 0);
        _transactions++;
        if (!segments[1].SequenceEqual("835"u8))
        {
            _isSkipped = true;
            Tell(RemittanceProblemKind.OtherTransaction, "the transaction is none of 835; it is passed over");
        }

        return done;
    }

    private RemittedClaim? CloseTransaction()
    {
        var done = EndClaim();
        if (!_isOpen)
        {
            Tell(RemittanceProblemKind.OutOfPlace, "SE ends a transaction that no ST has begun");
        }
        else
        {
            var count = segments.Number - _firstOfTransaction + 1;
            if (X12Values.Number(segments[1]) is not { } said || said != count)
            {
                Tell(RemittanceProblemKind.Envelope, string.Create(CultureInfo.InvariantCulture, $"SE says {segments.Text(1) ?? "no number of"} segments, and there are {count}"));
            }

            if (segments.Text(2) != _remittance.ControlNumber)
            {
                Tell(RemittanceProblemKind.Envelope, "SE has another control number than ST");
            }

            if (!_isSkipped && _remittance.PaymentAmount is { } paid && paid != _paid - _providerAdjustments)
            {
                Tell(RemittanceProblemKind.OutOfBalance, string.Create(
                    CultureInfo.InvariantCulture, $"the payment is {paid:0.00}; its claims come to {_paid:0.00} and its provider adjustments to {_providerAdjustments:0.00}"));
            }
        }

        (_isOpen, _isSkipped) = (false, false);
        return done;
    }

    private RemittedClaim? Close(string because)
    {
        var done = EndClaim();
        if (_isOpen)
        {
            Tell(RemittanceProblemKind.Incomplete, $"{because} before the transaction has its SE");
        }

        (_isOpen, _isSkipped) = (false, false);
        return done;
    }

    private RemittedClaim? BeginClaim()
    {
        var done = EndClaim();
        if (!_isOpen && !_hasClaims)
        {
            Tell(RemittanceProblemKind.OutOfPlace, "a claim stands outside of a transaction; it is read all the same");
        }

        _hasClaims = true;
        _claim = new ClaimDraft(new RemittedClaim
        {
            Remittance = _remittance,
            PatientControlNumber = segments.Text(1),
            Status = segments.Text(2) ?? Missing("CLP02, the status of the claim,"),
            Charge = Required(3, "CLP03, the charge,"),
            Paid = Required(4, "CLP04, the payment,"),
            PatientResponsibility = Optional(5, "CLP05, what the patient owes,"),
            FilingIndicator = segments.Text(6),
            PayerClaimNumber = segments.Text(7),
            Segment = segments.Number,
            Offset = segments.Offset,
            EndOffset = segments.EndOffset,
        });
        return done;
    }

    private RemittedClaim? EndClaimBy()
    {
        var done = EndClaim();
        if (segments.Is("PLB"u8))
        {
            for (var element = 4; element <= segments.Count; element += 2)
            {
                _providerAdjustments += Required(element, "an amount of PLB");
            }
        }

        return done;
    }

    private RemittedClaim? EndClaim()
    {
        if (_claim is not { } draft)
        {
            return null;
        }

        EndLine(draft, next: null);
        _claim = null;
        var claim = draft.Done(segments.Offset);
        _paid += claim.Paid;
        if (claim.AllAdjustments.Any(adjustment => adjustment.Amount is null))
        {
            return claim;
        }

        var adjusted = claim.AllAdjustments.Sum(adjustment => adjustment.Amount) ?? 0;
        if (claim.Charge - adjusted != claim.Paid)
        {
            TellOf(claim, string.Create(CultureInfo.InvariantCulture, $"the claim is charged {claim.Charge:0.00} and adjusted by {adjusted:0.00}, which does not leave the {claim.Paid:0.00} that was paid"));
        }

        var owed = claim.AllAdjustments.Where(adjustment => adjustment.Group == "PR").Sum(adjustment => adjustment.Amount) ?? 0;
        if (claim.PatientResponsibility is { } said && said != owed && !claim.IsReversal)
        {
            TellOf(claim, string.Create(CultureInfo.InvariantCulture, $"the patient owes {said:0.00} by CLP05 and {owed:0.00} by the adjustments"));
        }

        return claim;
    }

    private void TellOf(RemittedClaim claim, string message) => tell(new RemittanceProblem(RemittanceProblemKind.OutOfBalance, claim.Segment, claim.Offset, message));

    private void EndLine(ClaimDraft draft, RemittedLine? next)
    {
        if (draft.Begin(next) is { } line && line.Adjustments.All(adjustment => adjustment.Amount is not null)
            && line.Charge - (line.Adjustments.Sum(adjustment => adjustment.Amount) ?? 0) is var left && left != line.Paid)
        {
            tell(new RemittanceProblem(RemittanceProblemKind.OutOfBalance, _line.Segment, _line.Offset, string.Create(
                CultureInfo.InvariantCulture, $"the service is charged {line.Charge:0.00}; its adjustments leave {left:0.00}, and {line.Paid:0.00} was paid")));
        }

        _line = (segments.Number, segments.Offset);
    }

    private string? Missing(string what)
    {
        Tell(RemittanceProblemKind.Malformed, what + " is missing");
        return null;
    }

    /// <summary>An amount without which a claim cannot be weighed: 0 where it cannot be read, which is told.</summary>
    private decimal Required(int element, string what) => Needed(element, what) ?? 0;

    private decimal? Needed(int element, string what)
    {
        if (segments[element].IsEmpty)
        {
            Missing(what);
        }

        return Optional(element, what);
    }

    private decimal? Optional(int element, string what)
    {
        var value = X12Values.Number(segments[element]);
        if (value is null && !segments[element].IsEmpty)
        {
            Tell(RemittanceProblemKind.Malformed, what + " is no number");
        }

        return value;
    }

    private DateOnly? DayOf(int element, string what)
    {
        var day = X12Values.Day(segments[element]);
        if (day is null)
        {
            Tell(RemittanceProblemKind.Malformed, what + " is no day of the form YYYYMMDD");
        }

        return day;
    }
}
