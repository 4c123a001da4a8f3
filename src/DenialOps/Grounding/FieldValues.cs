using DenialOps.Facts;
using DenialOps.Mentions;

namespace DenialOps.Grounding;

/// <summary>What each field may say in a draft: the values of its facts. A field without a fact of fair confidence says nothing.</summary>
internal sealed class FieldValues
{
    private const double Usable = 0.5;

    private readonly Dictionary<FieldRole, List<string>> _values = [];

    public FieldValues(CaseFacts facts, IReadOnlyList<DerivedValue>? derived)
    {
        AddIdentifiers(facts);
        AddDays(facts, derived);
        Add(FieldRole.Billed, facts.Amounts.Billed);
        Add(FieldRole.Allowed, facts.Amounts.Allowed);
        Add(FieldRole.Paid, facts.Amounts.Paid);
        Add(FieldRole.Owed, facts.Amounts.PatientResponsibility);
        foreach (var line in facts.Services)
        {
            Add(FieldRole.Billed, line.Billed);
            Add(FieldRole.Allowed, line.Allowed);
            Add(FieldRole.Paid, line.Paid);
            Add(FieldRole.Owed, line.PatientResponsibility);
            Add(FieldRole.ServiceDate, line.DateOfService);
        }

        Add(FieldRole.Fax, facts.Appeal.Fax);
        Add(FieldRole.Fax, facts.Contact.Fax);
        Add(FieldRole.Phone, facts.Appeal.Phone);
        Add(FieldRole.Phone, facts.Contact.Phone);
    }

    /// <summary>The values of a field in normal form; none when nothing is known.</summary>
    public IReadOnlyList<string> Of(FieldRole role) => _values.TryGetValue(role, out var values) ? values : [];

    private void AddIdentifiers(CaseFacts facts)
    {
        Add(FieldRole.MemberId, facts.Member.MemberId);
        Add(FieldRole.GroupNumber, facts.Member.GroupNumber);
        Add(FieldRole.ClaimNumber, facts.Claim.ClaimNumber);
        Add(FieldRole.ReferenceNumber, facts.Claim.ReferenceNumber);
        Add(FieldRole.AuthorizationNumber, facts.Claim.AuthorizationNumber ?? facts.Claim.ReferenceNumber);
        foreach (var other in facts.Other)
        {
            if (other.Key.Contains("claim", StringComparison.Ordinal))
            {
                Add(FieldRole.ClaimNumber, other.Value);
            }
        }
    }

    private void AddDays(CaseFacts facts, IReadOnlyList<DerivedValue>? derived)
    {
        Add(FieldRole.ServiceDate, facts.Service.DateOfService);
        Add(FieldRole.ServiceDate, facts.Service.DateOfServiceEnd);
        Add(FieldRole.LetterDate, facts.Denial.DateOfLetter);
        Add(FieldRole.BirthDate, facts.Member.DateOfBirth);
        foreach (var value in derived ?? [])
        {
            if (value.Kind == MentionKind.Date)
            {
                Add(FieldRole.Deadline, value.Value);
            }
        }

        // What was counted stands beside what the letter prints; one alone is not all that a deadline may be.
        if (_values.ContainsKey(FieldRole.Deadline))
        {
            Add(FieldRole.Deadline, facts.Appeal.DeadlineDate);
        }
    }

    private void Add(FieldRole role, Fact<string>? fact)
    {
        if (fact is { Confidence: >= Usable })
        {
            Add(role, role is FieldRole.Fax or FieldRole.Phone ? fact.Value : ValueKey.OfToken(fact.Value)[1..]);
        }
    }

    private void Add(FieldRole role, Fact<DateOnly>? fact)
    {
        if (fact is { Confidence: >= Usable })
        {
            Add(role, ValueKey.OfDay(fact.Value)[1..]);
        }
    }

    private void Add(FieldRole role, Fact<decimal>? fact)
    {
        if (fact is { Confidence: >= Usable })
        {
            Add(role, ValueKey.OfSum(fact.Value)[1..]);
        }
    }

    private void Add(FieldRole role, string value)
    {
        if (!_values.TryGetValue(role, out var values))
        {
            _values[role] = values = new List<string>(2);
        }

        values.Add(value);
    }
}
