namespace DenialOps.Facts.Readers;

/// <summary>Reads how and by when a clinician can talk to the plan's reviewer, where the letter gives a number or a time for it.</summary>
internal sealed class PeerToPeerReader(ReadingContext context)
{
    /// <summary>The named fact with the number.</summary>
    public const string PhoneFact = "peer_to_peer_phone";

    /// <summary>The named fact with the time, in the letter's words: <c>within 14 days of this notice</c>.</summary>
    public const string TimeFact = "peer_to_peer_time";

    private static readonly PhraseSet Talks = new("peer", "doctor-to-doctor", "physician-to-physician", "p2p");

    /// <summary>The number and the time, each where the letter gives it.</summary>
    public (Fact<string>? Phone, Fact<string>? Time) Read() => new SideWayReader(context, Cue.PeerToPeer, Talks).Read();
}
