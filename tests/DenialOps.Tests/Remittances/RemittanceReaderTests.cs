using System.Text;
using System.Text.Json;
using CsCheck;
using DenialOps.Remittances;

namespace DenialOps.Tests.Remittances;

public sealed class RemittanceReaderTests
{
    [Fact]
    public async Task A_denied_claim_is_read_with_its_payment_patient_days_codes_and_reasons()
    {
        var (claims, problems) = await SomeRemittance.ReadAsync(SomeRemittance.Text);

        problems.ShouldBeEmpty();
        claims.Select(claim => claim.PatientControlNumber).ShouldBe(["MOI-20418", "MOI-20422", "MOI-20431"]);
        var denied = claims[1];
        (denied.Status, denied.Charge, denied.Paid, denied.PatientResponsibility, denied.FilingIndicator, denied.PayerClaimNumber).ShouldBe(("4", 1684m, 0m, 0m, "12", "26-188-0047319"));
        denied.Patient.ShouldBe(new RemittedParty("ANNALISE DOVRENKO", "QF7719045302", "MI"));
        (denied.RenderingProvider!.Id, denied.From, denied.Received, denied.GroupNumber).ShouldBe(("1932456787", new DateOnly(2026, 6, 22), new DateOnly(2026, 6, 29), "20553"));
        var line = denied.Lines.ShouldHaveSingleItem();
        (line.CodeList, line.Code, line.Charge, line.Paid, line.BilledUnits, line.From, line.ControlNumber).ShouldBe(("HC", "73721", 1684m, 0m, 1m, new DateOnly(2026, 6, 22), "1"));
        line.Modifiers.ShouldBe(["RT"]);
        line.Adjustments.ShouldBe([new ClaimAdjustment("CO", "197", 1684, null)]);
        line.RemarkCodes.ShouldBe(["N54"]);
        claims[0].Lines[0].Allowed.ShouldBe(412.6m);
        claims[2].RemarkCodes.ShouldBe(["MA130"]);
        claims[2].AllAdjustments.Select(adjustment => adjustment.Code).ShouldBe(["PR-1", "CO-45", "CO-16"]);

        var payment = denied.Remittance;
        (payment.PaymentAmount, payment.PaymentMethod, payment.PaymentDate, payment.PaymentNumber, payment.ProductionDate, payment.PayerPhone)
            .ShouldBe((412.6m, "ACH", new DateOnly(2026, 7, 16), "QF2607160091", new DateOnly(2026, 7, 15), "6145550171"));
        (payment.Payer!.Name, payment.Payee!.Id).ShouldBe(("QUILLFEATHER HEALTH PLAN OF OHIO", "1457398828"));
        payment.PayerAddress.ShouldBe(["PO BOX 43230", "WEXLEY, OH 43099"]);
    }

    [Fact]
    public async Task Where_a_claim_stands_is_where_it_can_be_found_again()
    {
        foreach (var claim in (await SomeRemittance.ReadAsync(SomeRemittance.Text)).Claims)
        {
            string text = SomeRemittance.Text[(int)claim.Offset..(int)claim.EndOffset];

            text.ShouldStartWith($"CLP*{claim.PatientControlNumber}*");
            text.TrimEnd().ShouldEndWith("~");
            text.LastIndexOf("CLP*", StringComparison.Ordinal).ShouldBe(0);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task However_a_stream_is_cut_the_claims_are_the_same(int bytes)
    {
        var whole = await SomeRemittance.ReadAsync(SomeRemittance.Text);

        await using var stream = new SomeRemittance.Dripping(Encoding.Latin1.GetBytes(SomeRemittance.Text), bytes);
        var cut = await SomeRemittance.ReadAsync(stream);

        JsonSerializer.Serialize(cut).ShouldBe(JsonSerializer.Serialize(whole));
    }

    [Fact]
    public Task Any_delimiters_and_line_ends_say_the_same() =>
        Gen.Select(Gen.Shuffle("*|^\u001d+!".ToCharArray()), Gen.Int[0, 3].Select(i => new[] { "", "\n", "\r\n", "  \n" }[i]), Gen.Int[0, 2].Select(i => "~\n\u001c"[i])).SampleAsync(async (marks, end, terminator) =>
        {
            string text = SomeRemittance.Text.Replace("\n", "", StringComparison.Ordinal).Replace('^', '=').Replace('*', '\u0001').Replace(':', '\u0002')
                .Replace('\u0001', marks[0]).Replace('\u0002', marks[1]).Replace("~", terminator + end, StringComparison.Ordinal);

            var (claims, problems) = await SomeRemittance.ReadAsync(text);

            problems.ShouldBeEmpty();
            claims.Select(claim => (claim.PatientControlNumber, claim.Lines.Count, claim.Lines[0].Code, claim.Lines[0].Modifiers.Count))
                .ShouldBe([("MOI-20418", 1, "72148", 0), ("MOI-20422", 1, "73721", 1), ("MOI-20431", 2, "73030", 1)]);
        }, iter: 200);

    [Theory]
    [InlineData("CLP*MOI-20422*4*1684*0*0", "CLP*MOI-20422*4*16B4*0*0", RemittanceProblemKind.Malformed, "CLP03, the charge, is no number")]
    [InlineData("CLP*MOI-20422*4*1684*0*0", "CLP*MOI-20422**1684*0*0", RemittanceProblemKind.Malformed, "CLP02, the status of the claim, is missing")]
    [InlineData("DTM*472*20260622", "DTM*472*20260632", RemittanceProblemKind.Malformed, "DTM02 is no day of the form YYYYMMDD")]
    [InlineData("CAS*CO*197*1684", "CAS*XX*197*1684", RemittanceProblemKind.Malformed, "CAS01 is none of CO, PR, OA, PI and CR")]
    [InlineData("CAS*CO*197*1684", "CAS*CO*197*1600", RemittanceProblemKind.OutOfBalance, "charged 1684.00 and adjusted by 1600.00")]
    [InlineData("CLP*MOI-20431*1*455*0*120", "CLP*MOI-20431*1*455*0*90", RemittanceProblemKind.OutOfBalance, "owes 90.00 by CLP05 and 120.00")]
    [InlineData("BPR*I*412.6*", "BPR*I*512.6*", RemittanceProblemKind.OutOfBalance, "the payment is 512.60; its claims come to 412.60")]
    [InlineData("SE*44*0001", "SE*45*0001", RemittanceProblemKind.Envelope, "SE says 45 segments, and there are 44")]
    [InlineData("SE*44*0001", "SE*44*0002", RemittanceProblemKind.Envelope, "another control number than ST")]
    [InlineData("GE*1*4471", "GE*2*4471", RemittanceProblemKind.Envelope, "GE says 2 transactions, and there are 1")]
    [InlineData("SE*44*0001~\n", "", RemittanceProblemKind.Incomplete, "the group ends before the transaction has its SE")]
    [InlineData("ST*835*0001~\n", "", RemittanceProblemKind.OutOfPlace, "a claim stands outside of a transaction")]
    public async Task What_is_wrong_is_told_with_its_place_and_the_rest_is_read(string was, string becomes, RemittanceProblemKind kind, string message)
    {
        SomeRemittance.Text.ShouldContain(was);

        var (claims, problems) = await SomeRemittance.ReadAsync(SomeRemittance.Text.Replace(was, becomes, StringComparison.Ordinal));

        claims.Count.ShouldBe(3);
        var problem = problems.Where(problem => problem.Message.Contains(message, StringComparison.Ordinal)).ShouldHaveSingleItem();
        problem.Kind.ShouldBe(kind);
        problem.Segment.ShouldBeGreaterThan(1);
        problems.ShouldAllBe(told => !told.ToString().Contains("DOVRENKO", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Untidy_composites_are_read_as_they_were_meant()
    {
        string text = SomeRemittance.Text.Replace("SVC*HC:72148*", "SVC*HC*72148*", StringComparison.Ordinal).Replace("SVC*HC:73721:RT*", "SVC*HC>73721>RT*", StringComparison.Ordinal);

        var (claims, problems) = await SomeRemittance.ReadAsync(text);

        (claims[0].Lines[0].Code, claims[0].Lines[0].Charge, claims[0].Lines[0].Units).ShouldBe(("72148", 612.6m, 1m));
        (claims[1].Lines[0].Code, claims[1].Lines[0].Modifiers[0]).ShouldBe(("73721", "RT"));
        problems.ShouldHaveSingleItem().Message.ShouldContain("SVC01 is written with the separator of elements");
    }

    [Fact]
    public async Task Several_interchanges_and_other_transactions_are_told_apart()
    {
        string other = SomeRemittance.Text.Replace("ST*835*", "ST*837*", StringComparison.Ordinal);

        var (claims, problems) = await SomeRemittance.ReadAsync(SomeRemittance.Text + other + "\n\n" + SomeRemittance.Text.Replace('*', '|'));

        claims.Count.ShouldBe(6);
        problems.ShouldHaveSingleItem().Kind.ShouldBe(RemittanceProblemKind.OtherTransaction);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \r\n ")]
    [InlineData("Dear Ms. Dovrenko, we denied your claim.")]
    public async Task What_is_no_remittance_has_no_claims_and_says_so(string text)
    {
        var (claims, problems) = await SomeRemittance.ReadAsync(text);

        claims.ShouldBeEmpty();
        problems.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_segment_without_an_end_is_told_and_takes_no_memory()
    {
        string text = SomeRemittance.Text + "CLP*" + new string('A', 3 * X12SegmentReader.LongestSegment);

        var (claims, problems) = await SomeRemittance.ReadAsync(text);

        claims.Count.ShouldBeGreaterThanOrEqualTo(3);
        problems.ShouldContain(problem => problem.Message.StartsWith("the segment has no end", StringComparison.Ordinal));
    }

    /// <summary>Nothing that a file may be makes the reader fail or go on for ever.</summary>
    [Fact]
    public Task Twenty_thousand_broken_files_are_read_to_their_end()
    {
        byte[] whole = Encoding.Latin1.GetBytes(SomeRemittance.Text);
        var mutation = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, 3], Gen.Byte, Gen.Int[1, 200]);
        return mutation.Array[1, 12].SampleAsync(async mutations =>
        {
            var file = whole.ToList();
            foreach (var (at, how, value, length) in mutations)
            {
                int from = Math.Min(at, file.Count - 1), count = Math.Min(length, file.Count - from);
                if (how == 0)
                {
                    file[from] = value;
                }
                else if (how == 1 && count < file.Count)
                {
                    file.RemoveRange(from, count);
                }
                else if (how == 2)
                {
                    file.InsertRange(from, file.GetRange(from, count));
                }
                else
                {
                    file.Insert(from, "*:~^"u8[value % 4]);
                }
            }

            var (claims, problems) = await SomeRemittance.ReadAsync(new MemoryStream([.. file]));

            claims.ShouldAllBe(claim => claim.Offset >= 0 && claim.EndOffset <= file.Count && claim.Offset <= claim.EndOffset);
            problems.ShouldAllBe(problem => problem.Offset >= 0 && problem.Offset <= file.Count);
            claims.Count.ShouldBeLessThan(60);
        }, iter: 20_000);
    }

    [Fact]
    public async Task Public_samples_are_read_whole()
    {
        string folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "remits"));
        Assert.SkipUnless(Directory.Exists(folder), $"The public remittances are not on this machine: there is no folder {folder}.");

        foreach (string path in Directory.EnumerateFiles(folder, "*.835"))
        {
            await using var stream = File.OpenRead(path);
            var (claims, _) = await SomeRemittance.ReadAsync(stream);

            string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            claims.Count.ShouldBe(text.Split("CLP*").Length - 1, path);
            claims.Sum(claim => claim.Lines.Count).ShouldBe(text.Split("SVC*").Length - 1, path);
            claims.ShouldAllBe(claim => claim.PayerClaimNumber != null && claim.Charge > 0 && claim.Lines.All(line => line.Code != null));
        }
    }
}
