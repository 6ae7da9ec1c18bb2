using System.Collections.Frozen;
using HotelConcierge.Tools;

namespace HotelConcierge.Spa;

/// <summary>Whether what a model says about the spa was done.</summary>
public sealed class SpaProofs(SpaCatalog spas, SpaBookings bookings, SpaConsent consent, SpaWaitingList waiting) : IProvesClaims
{
    public IReadOnlySet<ClaimKind> Kinds { get; } =
        FrozenSet.Create(ClaimKind.Booked, ClaimKind.Cancelled, ClaimKind.Moved, ClaimKind.Waiting);

    public async Task<bool?> IsTrueAsync(
        ToolCall guest, ClaimKind kind, string text, IReadOnlyList<ToolResult> results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(results);
        if (SpaVisit.Of(guest, spas) is not { } visit)
            return null;
        var done = results.Select(result => result.Outcome).ToHashSet(StringComparer.Ordinal);
        switch (kind)
        {
            case ClaimKind.Cancelled:
                return done.Contains("cancelled");
            case ClaimKind.Moved:
                return done.Contains("changed");
            case ClaimKind.Waiting:
                return await waiting.MineAsync(visit.Spa, visit.Guest.Conversation, cancellationToken) is { Count: > 0 };
            case ClaimKind.Booked when done.Contains("booked") || done.Contains("changed"):
                return true;
        }

        // That something is booked is also true of what was booked before, at the times that it names.
        var mine = await bookings.MineAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        var times = consent.Hours.Read(consent.Hours.InDigits(text, visit.Language));
        return mine.Count > 0 && (times.IsEmpty || mine.Any(booking => times.Contains(TimeOnly.FromDateTime(booking.Start.DateTime))));
    }

    public bool? KnowsPrice(ToolCall guest, decimal amount)
    {
        ArgumentNullException.ThrowIfNull(guest);
        if (spas.Find(guest.Assistant) is not { Plan: { Currency: not null } plan })
            return null;
        return plan.Treatments.Any(treatment => treatment.Price is { } price
            && Enumerable.Range(1, plan.MostTogether(treatment.Name)).Any(people => price * people == amount));
    }

    public async Task<string?> TruthAsync(ToolCall guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        if (SpaVisit.Of(guest, spas) is not { } visit)
            return null;
        var mine = await bookings.MineAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        var lines = visit.Spa.Plan.Words.Lines;
        var waits = await waiting.MineAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        return string.Join(
            "\n\n",
            mine.Select(booking => SpaReply.LineWithDetails(visit, lines.Has, booking))
                .Concat(waits.Select(wait => SpaReply.LineOf(visit, visit.Spa.Plan.Words.Details.Waiting, wait)))
                .Prepend(SpaWords.In(lines.NothingDone, visit.Language)));
    }
}
