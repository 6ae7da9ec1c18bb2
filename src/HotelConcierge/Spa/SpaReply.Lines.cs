using System.Globalization;

namespace HotelConcierge.Spa;

/// <summary>What the guest reads.</summary>
internal sealed partial record SpaReply
{
    /// <summary>A line about a booking in the guest's language.</summary>
    public static string Line(SpaVisit visit, IReadOnlyDictionary<string, string> text, SpaBooking booking) => SpaWords.Fill(
        SpaWords.In(text, visit.Language),
        SpaWords.FactsOf(
            booking with { Start = visit.Spa.Hotel.Clock.At(booking.Start), End = visit.Spa.Hotel.Clock.At(booking.End) },
            visit.Spa,
            visit.Language));

    /// <summary>A line about a booking, what else there is to know of it below, and what was noted.</summary>
    public static string LineWithDetails(SpaVisit visit, IReadOnlyDictionary<string, string> text, SpaBooking booking) => Join(
        [Line(visit, text, booking), SpaWords.DetailsOf(booking, visit.Spa, visit.Language), Noted(visit, booking.Notes)], "\n")!;

    /// <summary>What is offered: the treatment, how long, what it costs, for how many; null where the spa says none of it.</summary>
    public static string? WhatItIs(SpaVisit visit, SpaWanted wanted, SpaTime time)
    {
        var order = new SpaOrder(time.Start, wanted.Need.Treatment) { People = wanted.Need.People };
        var details = SpaWords.DetailsOf(BookingOf(visit.Spa, order), visit.Spa, visit.Language);
        var labels = visit.Spa.Plan.Treatment(order.Treatment)?.Labels;
        return Join([details.Length == 0 ? null : $"{SpaWords.In(labels!, visit.Language)}: {details}", Noted(visit, wanted.Notes)], "\n");
    }

    /// <summary>What an order would be as a booking, as far as it can be told before it is made.</summary>
    public static SpaBooking BookingOf(HotelSpa spa, SpaOrder order)
    {
        var start = spa.Hotel.Clock.At(order.Start);
        return new("", start, start + spa.Plan.LengthOf(order.Treatment), "", order.Treatment)
        {
            People = order.People,
            Price = spa.Plan.PriceOf(order.Treatment, order.People),
            Notes = order.Notes,
        };
    }

    /// <summary>That nothing is free in the part of the day that the guest named.</summary>
    public static string NothingWithin(SpaVisit visit, SpaWanted wanted)
    {
        var day = visit.Spa.Hotel.Clock.BeginningOf(wanted.Day);
        var facts = new Dictionary<string, string>(
            SpaWords.FactsOf(new("", day, day, "", wanted.Need.Treatment), visit.Spa, visit.Language), StringComparer.Ordinal)
        {
            ["from"] = Clock(wanted.Need.From ?? TimeOnly.MinValue),
            ["until"] = wanted.Need.Until is { } until && until > TimeOnly.MinValue ? Clock(until) : "24:00",
        };
        return SpaWords.Fill(SpaWords.In(visit.Spa.Plan.Words.Details.SpanNotFree, visit.Language), facts);

        static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>What is noted for the spa; null for nothing.</summary>
    public static string? Noted(SpaVisit visit, string? notes) => string.IsNullOrEmpty(notes)
        ? null
        : SpaWords.Fill(
            SpaWords.In(visit.Spa.Plan.Words.Details.Noted, visit.Language),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["notes"] = notes });

    /// <summary>The guest is on a waiting list.</summary>
    public static SpaReply IsWaiting(SpaVisit visit, SpaWait wait) =>
        new("waiting", "The guest is on the waiting list. Nothing is booked or held for them.")
        {
            Said = LineOf(visit, visit.Spa.Plan.Words.Details.Waiting, wait),
            SaysAll = true,
        };

    /// <summary>A line about a place on the waiting list in the guest's language.</summary>
    public static string LineOf(SpaVisit visit, IReadOnlyDictionary<string, string> text, SpaWait wait)
    {
        var day = visit.Spa.Hotel.Clock.BeginningOf(wait.Day);
        var booking = new SpaBooking("", day, day, "", wait.Treatment) { People = wait.People };
        var facts = new Dictionary<string, string>(SpaWords.FactsOf(booking, visit.Spa, visit.Language), StringComparer.Ordinal)
        {
            ["span"] = SpanOf(wait),
        };
        if (wait.People > 1)
            facts["treatment"] = $"{facts["treatment"]} {SpaWords.DetailsOf(booking, visit.Spa, visit.Language)}";
        return SpaWords.Fill(SpaWords.In(text, visit.Language), facts);
    }

    private static string SpanOf(SpaWait wait)
    {
        if (!wait.Need.HasSpan)
            return "";
        if (wait is { From: { } at, Until: { } end } && end == at.AddMinutes(1))
            return $", {Text(at)}";
        var until = wait.Until is { } last && last > TimeOnly.MinValue ? Text(last) : "24:00";
        return $", {Text(wait.From ?? TimeOnly.MinValue)} - {until}";

        static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>Those of the texts that say something, one below the other; null for none.</summary>
    public static string? Join(IEnumerable<string?> texts, string between = "\n\n") =>
        texts.Where(text => !string.IsNullOrEmpty(text)).ToList() is { Count: > 0 } said ? string.Join(between, said) : null;
}
