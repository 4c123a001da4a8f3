using DenialOps.Deadlines;
using DenialOps.Knowledge;

namespace DenialOps.Planning;

/// <summary>Says in the language of the plan what a deadline is and how far it can be relied on. The deadline's own note is English.</summary>
internal static class DeadlineWords
{
    /// <summary>What is due.</summary>
    public static string NameOf(Deadline deadline, Wording words) => deadline.Kind switch
    {
        DeadlineKind.LaterReview => words.KindLaterReview,
        DeadlineKind.CorrectedClaim => words.KindCorrectedClaim,
        DeadlineKind.FastReview => words.KindFastReview,
        DeadlineKind.KeepServices => words.KindKeepServices,
        _ => words.KindInternalAppeal,
    };

    /// <summary>Where the day comes from, how sure it is and what to do about it.</summary>
    public static string Explain(Deadline deadline, CaseView view)
    {
        var words = view.Words;
        var sentences = new List<string>(5);
        if (deadline.Due is null)
        {
            sentences.Add(words.DueUnknown);
        }
        else
        {
            sentences.Add(deadline.Basis switch
            {
                DeadlineBasis.Regulation => Wording.Fill(words.DueLaw, ("citation", deadline.Citation)),
                DeadlineBasis.User => words.DueUser,
                _ => words.DueLetter,
            });
        }

        if (deadline.Allowed is { } allowed)
        {
            sentences.Add(Wording.Fill(words.DueAllowed, ("time", PrintedForm.Time(allowed, view.Language))));
        }

        if (deadline is { Due: not null, IsCertain: false })
        {
            sentences.Add(words.DueUnsure);
        }

        if (deadline.IsShorterThanLaw)
        {
            sentences.Add(words.DueShorter);
        }

        if (deadline.DaysLeft < 0)
        {
            sentences.Add(words.DuePassed);
        }

        return string.Join(' ', sentences);
    }
}
