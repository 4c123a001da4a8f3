using DenialOps.Facts;

namespace DenialOps.Tests.Facts.Readers;

/// <summary>Times to appeal as people print them: from one number to another, as the nth day, in Spanish.</summary>
public sealed class StatedTimeFormsTests
{
    [Theory]
    [InlineData("You may appeal within 60-90 days of this notice.", 60, "notice")]
    [InlineData("You have 60 to 90 days from the date of this letter to appeal.", 60, "notice")]
    [InlineData("Appeals must be filed within 60\u201390 days of this notice.", 60, "notice")]
    [InlineData("The last day to appeal is the 60th day after this notice.", 60, "none")]
    [InlineData("Your appeal must be received by the 180th calendar day after the date of this letter.", 180, "notice")]
    [InlineData("Usted tiene 60 días a partir de la fecha de esta carta para apelar.", 60, "notice")]
    [InlineData("Puede apelar dentro de 65 días después de recibir este aviso.", 65, "receipt")]
    [InlineData("Tiene sesenta (60) días calendario desde la fecha de este aviso para pedir una apelación.", 60, "notice")]
    [InlineData("El plazo para apelar es de ciento ochenta días desde la fecha de esta carta.", 180, "notice")]
    public void The_time_is_read(string says, int days, string from)
    {
        var appeal = Facts(says).Appeal;

        SomeLetter.Text(appeal.DeadlineDays).ShouldBe(days.ToString(System.Globalization.CultureInfo.InvariantCulture));
        SomeLetter.Text(appeal.CountedFrom).ShouldBe(from);
    }

    [Fact]
    public void Of_a_range_the_shorter_time_is_counted_and_that_is_said() =>
        Facts("You may appeal within 60-90 days of this notice.").Warnings.ShouldContain(w => w.Field == "appeal.deadline_days" && w.Message.StartsWith("The letter gives the time to appeal from one number to another.", StringComparison.Ordinal));

    [Fact]
    public void One_time_is_no_range() =>
        Facts("You may appeal within one hundred eighty (180) days of this notice.").Warnings.ShouldNotContain(w => w.Message.Contains("from one number", StringComparison.Ordinal));

    [Fact]
    public void Working_days_in_Spanish_are_working_days() =>
        SomeLetter.Text(Facts("Puede apelar dentro de 30 días hábiles desde la fecha de este aviso.").Appeal.DeadlineSpan).ShouldBe("30 business_days");

    [Theory]
    [InlineData("We answer your appeal on the 5th day of each month.")]
    [InlineData("Le responderemos su apelación dentro de 30 días.")]
    public void Another_day_is_no_time_to_appeal(string says) => Facts(says).Appeal.DeadlineDays.ShouldBeNull();

    private static CaseFacts Facts(string says) => SomeLetter.Facts(SomeLetter.With(appeal: says));
}
