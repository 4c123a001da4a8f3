using DenialOps.Facts;

namespace DenialOps.Privacy;

/// <summary>The names of a case that are no private ones, so that a name which only looks like a person's is not hidden for one.</summary>
internal sealed class CaseNames
{
    private const int ShortestName = 2;

    private readonly string? _member;
    private readonly string? _provider;
    private readonly string[] _organizations;

    /// <summary>The names in these facts.</summary>
    public CaseNames(CaseFacts facts)
    {
        _member = facts.Member.Name?.Value;
        _provider = facts.Service.ProviderName?.Value;
        _organizations = [.. new[] { facts.Payer.Name, facts.Payer.PlanName, facts.Service.FacilityName, facts.Service.DrugName }
            .Select(fact => fact?.Value).OfType<string>().Where(name => name.Length > ShortestName)];
    }

    /// <summary>
    /// The part of a name that is a person's: "Jordan" of "Jordan, UnitedHealthcare" where that is the payer. Null where nothing is left, or
    /// where it is the name of a clinician. The member's own name always is one.
    /// </summary>
    public string? PersonOf(string name, IReadOnlySet<string>? clinicians = null)
    {
        if (_member is not null && (_member.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(_member, StringComparison.OrdinalIgnoreCase)))
        {
            return name;
        }

        foreach (var organization in _organizations)
        {
            if (organization.Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            name = name.Replace(organization, " ", StringComparison.OrdinalIgnoreCase);
        }

        name = name.Trim(' ', ',', '-', '\n');
        var isClinician = (_provider is not null && (HoldsAll(_provider, name) || HoldsAll(name, _provider))) || (clinicians?.Any(clinician => HoldsAll(clinician, name)) ?? false);
        return name.Length < ShortestName || isClinician ? null : name;
    }

    private static bool HoldsAll(string whole, string part)
    {
        var words = PersonName.Words(whole).Select(word => word.Word).ToHashSet(StringComparer.Ordinal);
        var parts = PersonName.Words(part);
        return parts.Count > 0 && parts.TrueForAll(word => words.Contains(word.Word));
    }
}
