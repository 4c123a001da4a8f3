using DenialOps.Facts;
using DenialOps.Facts.Readers;

namespace DenialOps.Privacy;

/// <summary>The names of a case that are no private ones, so that a name which only looks like a person's is not hidden for one.</summary>
internal sealed class CaseNames
{
    private const int ShortestName = 2;

    private readonly string? _member;
    private readonly string? _provider;
    private readonly string[] _organizations;

    /// <summary>The names in these facts.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="organizations">Names of organisations and drugs; see <see cref="OrganizationNames"/>.</param>
    public CaseNames(CaseFacts facts, string[] organizations)
    {
        _provider = facts.Service.ProviderName is { Method: not FactMethod.Llm } provider && NameShapes.HasCredential(provider.Value) ? provider.Value : null;
        _organizations = organizations;
        _member = facts.Member.Name is { } member ? WithoutOrganizations(member.Value) : null;
    }

    /// <summary>
    /// The part of a name that is a person's: "Jordan" of "Jordan, UnitedHealthcare" where that is the payer. Null where nothing is left, or
    /// where it is the name of a clinician. The member's own name always is one.
    /// </summary>
    public string? PersonOf(string name, IReadOnlySet<string>? clinicians = null)
    {
        if (_member is not null && (_member.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(_member, StringComparison.OrdinalIgnoreCase)))
        {
            return WithoutOrganizations(name);
        }

        foreach (var organization in _organizations)
        {
            if (organization.Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        name = WithoutOrganizations(name);
        var isClinician = (_provider is not null && (HoldsAll(_provider, name) || HoldsAll(name, _provider))) || (clinicians?.Any(clinician => HoldsAll(clinician, name)) ?? false);
        return name.Length < ShortestName || isClinician || IsOfOrganization(name) ? null : name;
    }

    // "Blue Cross": ordinary words, one of them an organisation's.
    private static bool IsOfOrganization(string name)
    {
        var words = PersonName.Words(name);
        return words.Exists(word => KnownWords.IsNoPerson(word.Word)) && words.TrueForAll(word => KnownWords.Contains(word.Word));
    }

    private string WithoutOrganizations(string name)
    {
        foreach (var organization in _organizations)
        {
            name = name.Replace(organization, " ", StringComparison.OrdinalIgnoreCase);
        }

        // "Jordan, UnitedHealthcare"
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && KnownWords.IsNoPerson(name.AsSpan(comma + 1).Trim()))
        {
            name = name[..comma];
        }

        return name.Trim(' ', ',', '-', '\n');
    }

    private static bool HoldsAll(string whole, string part)
    {
        var words = PersonName.Words(whole).Select(word => word.Word).ToHashSet(StringComparer.Ordinal);
        var parts = PersonName.Words(part);
        return parts.Count > 0 && parts.TrueForAll(word => words.Contains(word.Word));
    }
}
