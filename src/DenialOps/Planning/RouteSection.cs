using DenialOps.Knowledge;

namespace DenialOps.Planning;

/// <summary>The section of the content that speaks for a case's way out.</summary>
internal static class RouteSection
{
    /// <summary>The route's own section, or the one that takes its place.</summary>
    public static PlanSection Of(CaseView view, PlanContent content) =>
        view.NoAppealRights ? content.NoAppealRights : view.MemberLostCoverage ? content.CoverageEnded : content.Routes[view.Route.Route];
}
