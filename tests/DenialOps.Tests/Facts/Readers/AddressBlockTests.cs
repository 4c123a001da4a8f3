namespace DenialOps.Tests.Facts.Readers;

/// <summary>The address for appeals as it is printed on an envelope: whole, and no comma where only a line was full.</summary>
public sealed class AddressBlockTests
{
    [Theory]
    [InlineData("   Mail:    Tidal Shield Medicare, Part D Appeals, PO Box 22099,\n            Pelican Neck, VA 23999", "Tidal Shield Medicare, Part D Appeals, PO Box 22099, Pelican Neck, VA 23999")]
    [InlineData("Ask for an appeal within 180 days after you get this statement. Mail: Tidal Health\nTrust Appeals, PO Box 27501, Dunmarrow, PA 17999.", "Tidal Health Trust Appeals, PO Box 27501, Dunmarrow, PA 17999")]
    [InlineData("You may appeal within 180 days. Please send the appeal and any records to Tidal Health Appeals,\nPO Box 27501, Dunmarrow, PA 17999.", "Tidal Health Appeals, PO Box 27501, Dunmarrow, PA 17999")]
    [InlineData("You may appeal within 180 days. Send your appeal to:\n\n    Tidal Health\n    Grievance and Appeals\n    PO Box 27501\n    Dunmarrow, PA 17999", "Tidal Health, Grievance and Appeals, PO Box 27501, Dunmarrow, PA 17999")]
    [InlineData("You may appeal within 180 days. Send your appeal to:\n\n    Tidal Health Insurance Company of the Northern States\n    Grievance and Appeals Department\n    PO Box 27501\n    Dunmarrow, PA 17999", "Tidal Health Insurance Company of the Northern States, Grievance and Appeals Department, PO Box 27501, Dunmarrow, PA 17999")]
    [InlineData("You may appeal within 180 days. Please send the appeal and any records to Tidal Health Appeals, PO Box 27501, Dunmarrow, PA\n17999.", "Tidal Health Appeals, PO Box 27501, Dunmarrow, PA 17999")]
    [InlineData("   Mail:    Tidal Health Appeals, PO Box 27501, Dunmarrow PA\n            17999-2210", "Tidal Health Appeals, PO Box 27501, Dunmarrow PA 17999-2210")]
    [InlineData("APPEAL IN WRITING WITHIN 180 DAYS. MAIL THE APPEAL TO TIDAL PROVIDER DISPUTES, PO BOX 27501, DUNMARROW PA 17999", "TIDAL PROVIDER DISPUTES, PO BOX 27501, DUNMARROW PA 17999")]
    public void An_address_is_whole_and_has_commas_only_between_its_parts(string appeal, string address) =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(appeal: appeal)).Appeal.Address).ShouldBe(address);
}
