using ProviderSimulator.Scripts;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Http;

/// <summary>Where a body breaks off.</summary>
internal static class Ending
{
    /// <summary>The number of parts that are sent: up to the first that says that the answer ends, or to one content too many.</summary>
    public static int Of(IReadOnlyList<ResponsePart> parts, Delivery delivery) => Of(parts.Select(p => p.Role), delivery.EventsBeforeEnding);

    public static int Of(IEnumerable<EventRole> roles, int contents)
    {
        var count = 0;
        foreach (var role in roles)
        {
            if (role is EventRole.Closing or EventRole.Terminator || (role == EventRole.Content && contents-- == 0))
            {
                break;
            }

            count++;
        }

        return count;
    }
}
