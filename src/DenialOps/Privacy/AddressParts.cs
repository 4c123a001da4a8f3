using System.Text.RegularExpressions;
using DenialOps.Knowledge;

namespace DenialOps.Privacy;

/// <summary>Finds parts of addresses that the recogniser of whole addresses passes over: boxes, suites, mail stops, floors, streets, a town with its ZIP code.</summary>
internal static partial class AddressParts
{
    // The parts of the expressions are bounded and cannot match one text in two ways for long. A time limit would throw, with the text in it.
    private const int NoLimit = Timeout.Infinite;

    /// <summary>The private stretches.</summary>
    public static List<PrivateSpan> Find(string text, ref long steps)
    {
        var found = new List<PrivateSpan>();
        foreach (var pattern in new[] { Units(), Streets(), Towns(), TownsWithoutState() })
        {
            steps += text.Length;
            foreach (var match in pattern.EnumerateMatches(text))
            {
                found.Add(new PrivateSpan(match.Index, match.Index + match.Length, PrivateKind.Address));
            }
        }

        steps += text.Length;
        foreach (var match in TownsOfStates().EnumerateMatches(text))
        {
            var town = text.AsSpan(match.Index, match.Length);
            if (State.Named(town[(town.LastIndexOf(',') + 1)..].TrimEnd("0123456789- ")) is not null)
            {
                found.Add(new PrivateSpan(match.Index, match.Index + match.Length, PrivateKind.Address));
            }
        }

        return found;
    }

    [GeneratedRegex(
        "(?<![A-Za-z])(?:P\\.? ?O\\.? ?B[Oo][Xx]|B[Oo][Xx]|Lock ?[Bb]ox|LOCKBOX|Drawer|DRAWER|S(?:uite|UITE)|S(?:te|TE)|F(?:loor|LOOR)|R(?:oom|OOM)|room|A(?:pt|PT)|Apartment|Unit|UNIT|MC"
        + "|M(?:ail|AIL) ?(?:[Ss]top|STOP|[Cc]ode|CODE|[Rr]oute|ROUTE|[Dd]rop|DROP)|PMB|D(?:ept|EPT)|B(?:uilding|UILDING)|B(?:ldg|LDG))(?:\\.?[ #:]{1,3}|\\. ?)(?:No\\.? ?)?[A-Z]{0,2}-?[0-9][0-9A-Z-]{0,11}",
        RegexOptions.CultureInvariant, NoLimit)]
    private static partial Regex Units();

    [GeneratedRegex(
        "(?<![A-Za-z0-9.,/$-])(?:[0-9]{1,6}[A-Z]?(?:-[0-9]{1,5})?|One|Two|Three|Four|Five|Ten)(?: [NSEW]{1,2}\\.?)?(?: [A-Z0-9][A-Za-z0-9.'\u2019-]{0,20}){1,4}? (?:Street|STREET|St|ST|Avenue|AVENUE|Ave|AVE|Road"
        + "|ROAD|Rd|RD|Drive|DRIVE|Lane|LANE|Ln|LN|Boulevard|Blvd|BLVD|Way|WAY|Court|Ct|Place|Square|Row|ROW|Plaza|Parkway|Pkwy|Highway|Hwy|Circle|Cir|Terrace|Trail|Loop|Pike|Turnpike|Crossing|Center)(?![A-Za-z])",
        RegexOptions.CultureInvariant, NoLimit)]
    private static partial Regex Streets();

    [GeneratedRegex("(?<![A-Za-z0-9])(?:[A-Z][A-Za-z.'-]{1,24} ){0,3}[A-Z][A-Za-z.'-]{1,24}, ?(?:[A-Z]{2}|[A-Z]\\.[A-Z]\\.) {1,3}[0-9]{5}(?:-[0-9]{4})?(?![0-9])", RegexOptions.CultureInvariant, NoLimit)]
    private static partial Regex Towns();

    [GeneratedRegex("(?<![A-Za-z0-9])(?:[A-Z][A-Za-z.'-]{1,24} ){0,3}[A-Z][A-Za-z.'-]{1,24}, (?:[A-Za-z]{3,14} ){1,3}[0-9]{5}(?:-[0-9]{4})?(?![0-9])", RegexOptions.CultureInvariant, NoLimit)]
    private static partial Regex TownsOfStates();

    [GeneratedRegex("(?<=[0-9]), (?:[A-Z][a-z]{2,20} ){1,3}[0-9]{5}(?:-[0-9]{4})?(?![0-9])", RegexOptions.CultureInvariant, NoLimit)]
    private static partial Regex TownsWithoutState();
}
