using DenialOps.Privacy;

namespace DenialOps.Tests.Privacy;

/// <summary>A letter with people, numbers and addresses, and its mask.</summary>
internal static class SomeMask
{
    public const string Letter = """
        Harbor Health Plan
        PO Box 2291, Durham, NC 27702

        January 15, 2024

        Ana M. Reyes-Ortiz
        418 Fox Hollow Trail
        Raleigh, NC 27601

        Member: Ana M. Reyes-Ortiz
        Member ID: HHP4471902338
        Group: 70015
        Date of birth: 03/09/1961
        Claim number: CLM-88-41207
        Provider: Jane Wilson, MD

        Dear Ms. Reyes-Ortiz,

        We denied the MRI (CPT 72148) of January 5, 2024 for your son Leo Reyes-Ortiz. The charge was $2,500.00.
        You may appeal within 180 days. Call (800) 555-1234.

        """;

    public static IdentifierMask Of(string letter = Letter) => IdentifierMask.Of(new CasePipeline(SomeCase.Clock()).ReadFacts(SomeCase.Letter(letter)));
}
