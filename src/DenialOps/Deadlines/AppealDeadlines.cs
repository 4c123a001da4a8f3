using DenialOps.Facts;

namespace DenialOps.Deadlines;

/// <summary>Works out by when the first appeal is due: by the day that is printed or given, by the time limit, or by both where they differ.</summary>
internal sealed class AppealDeadlines(DeadlineCalendar calendar, AppealStanding rights)
{
    private const string Appeal = "Internal appeal";

    /// <summary>Adds what is due.</summary>
    public void AddTo(List<Deadline> deadlines, CaseFacts facts)
    {
        var stated = facts.Appeal.DeadlineDate;
        var limit = TimeLimit.From(facts.Appeal);
        var counted = limit is null ? null : calendar.Count(Blank(), limit, DeadlineAnchor.Find(facts), IsDoubted(facts));
        if (stated is null)
        {
            Add(deadlines, counted ?? Unstated(facts));
            return;
        }

        var printed = Printed(stated, facts.Denial.DateOfLetter);
        if (counted?.Due is null)
        {
            Add(deadlines, printed with { Days = counted?.Days, Allowed = counted?.Allowed });
        }
        else if (counted.Due == printed.Due)
        {
            Add(deadlines, printed with
            {
                Days = counted.Days,
                Allowed = counted.Allowed,
                CountedFrom = counted.CountedFrom,
                Derivation = counted.Derivation,
                Note = DeadlineCalendar.Join(
                    $"{Says(printed)} this day, and counting from {LimitOf(counted)} gives the same day.", printed.Note),
            });
        }
        else
        {
            AddBoth(deadlines, printed, counted);
        }
    }

    private static bool IsDoubted(CaseFacts facts) => facts.Warnings.Any(w => w.Field is "denial.date_of_letter" or "appeal.deadline_days");

    private static Deadline Blank() => new() { Name = Appeal, Kind = DeadlineKind.InternalAppeal, Basis = DeadlineBasis.Letter };

    private void AddBoth(List<Deadline> deadlines, Deadline printed, Deadline counted)
    {
        var printedFirst = printed.Due < counted.Due;
        var differs = $"{Says(printed)} one last day, and counting from {LimitOf(counted)} gives another. ";
        var earlier = differs + "This is the earlier one: plan with it.";
        var later = differs + "This is the later one: do not rely on it.";
        var from = printed.Basis == DeadlineBasis.User ? ", day that you gave" : ", day printed in the letter";
        Add(deadlines, printed with { Name = Appeal + from, IsCertain = false, Note = DeadlineCalendar.Join(printedFirst ? earlier : later, printed.Note) });
        Add(deadlines, counted with
        {
            Name = Appeal + ", day counted from the time limit",
            IsCertain = false,
            Note = DeadlineCalendar.Join(printedFirst ? later : earlier, counted.Note),
        });
    }

    private Deadline Printed(Fact<DateOnly> stated, Fact<DateOnly>? letterDate)
    {
        var given = stated.Method == FactMethod.User;
        var early = letterDate is not null && stated.Value < letterDate.Value;
        var note = !early ? null : given
            ? "The last day that you gave is before the letter's own date. Check both."
            : "The printed last day is before the letter's own date. Check both against the letter.";
        var deadline = Blank() with
        {
            Basis = given ? DeadlineBasis.User : DeadlineBasis.Letter,
            Source = stated.Source,
            Note = note,
            IsCertain = !early && stated.Confidence >= DeadlineCalendar.Sure,
        };
        return calendar.Date(deadline, stated.Value, stated.Confidence);
    }

    private static Deadline Unstated(CaseFacts facts)
    {
        var misread = facts.Appeal.DeadlineDays is not null || facts.Appeal.DeadlineSpan is not null;
        return Blank() with
        {
            Note = (misread
                    ? "We could not make sense of the time limit in the letter. "
                    : "We did not find a time limit for an appeal in the letter. ")
                + "Ask the plan today what the last day is and where that is written. Until you know, act as if there were little time.",
            Source = facts.Appeal.DeadlineSpan?.Source ?? facts.Appeal.DeadlineDays?.Source,
        };
    }

    private void Add(List<Deadline> deadlines, Deadline deadline) => deadlines.Add(rights switch
    {
        AppealStanding.Contradicted => deadline with
        {
            IsCertain = false,
            Note = DeadlineCalendar.Join("A remark code says that there is no right to appeal. Ask the plan whether that holds for this claim. Until you know, keep the time to appeal.", deadline.Note),
        },
        AppealStanding.OtherLine => deadline with
        {
            Note = DeadlineCalendar.Join("This is for the lines without the remark code that says that there is no right to appeal.", deadline.Note),
        },
        _ => deadline,
    });

    private static string Says(Deadline printed) => printed.Basis == DeadlineBasis.User ? "You gave" : "The letter prints";

    private static string LimitOf(Deadline counted) => counted.Basis == DeadlineBasis.User ? "the time limit that you gave" : "its time limit";
}
