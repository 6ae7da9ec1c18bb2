using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Proposals;
using HotelConcierge.Storage;

namespace HotelConcierge.Spa;

/// <summary>What choosing leads to.</summary>
public enum SpaPurpose
{
    /// <summary>The time is booked.</summary>
    Book,

    /// <summary>A booking is moved to the time.</summary>
    Change,

    /// <summary>The booking is the one to move; its new time is asked for next.</summary>
    PickToChange,

    /// <summary>The booking is given up.</summary>
    Cancel,

    /// <summary>The guest is put on the waiting list.</summary>
    Wait,

    /// <summary>The guest is taken off it.</summary>
    StopWaiting,
}

/// <summary>What one choice stands for.</summary>
public enum SpaChoiceKind
{
    Time,
    More,
    Booking,
    Cancel,
    Keep,
}

/// <summary>One of the things a guest can choose.</summary>
/// <param name="Id">Comes back with a tap; at most 64 bytes.</param>
/// <param name="Label">In the guest's language.</param>
/// <param name="Start">For a time or a booking, when it begins; for more, after which moment they come.</param>
/// <param name="Booking">For a booking, its id.</param>
public sealed record SpaChoice(string Id, string Label, SpaChoiceKind Kind, DateTimeOffset? Start = null, string? Booking = null);

/// <summary>The list that a guest was offered last, and chooses from.</summary>
/// <param name="Call">The tool call that offered it.</param>
/// <param name="Turn">The turn of that call: within it the guest has not seen the list yet.</param>
/// <param name="Booking">The booking to move or to give up; null when that is chosen, too.</param>
public sealed record SpaOpenChoice(
    string Call,
    string Turn,
    SpaPurpose Purpose,
    string? Booking,
    string Treatment,
    ImmutableList<SpaChoice> Choices,
    DateTimeOffset OpenedAt)
{
    /// <summary>The number of that turn; 0 in lists of before it was kept.</summary>
    public long TurnNumber { get; init; }

    /// <summary>For how many people at once each time is.</summary>
    public int People { get; init; } = 1;

    /// <summary>As <see cref="SpaNeed.From"/>.</summary>
    public TimeOnly? From { get; init; }

    /// <summary>As <see cref="SpaNeed.Until"/>.</summary>
    public TimeOnly? Until { get; init; }

    /// <summary>What the spa is to know of the booking that is made of it; null for nothing.</summary>
    public string? Notes { get; init; }

    /// <summary>What its times are good for.</summary>
    [JsonIgnore]
    internal SpaNeed Need => new(Treatment) { People = People, From = From, Until = Until };

    /// <summary>After which moment more times come; null for a list without times.</summary>
    [JsonIgnore]
    internal DateTimeOffset? MoreAfter => Choices.Find(choice => choice.Kind is SpaChoiceKind.More)?.Start
        ?? Choices.FindAll(choice => choice.Kind is SpaChoiceKind.Time).Max(choice => choice.Start);

    /// <summary>The order that one of its times is.</summary>
    internal SpaOrder OrderOf(SpaVisit visit, SpaChoice chosen) => new(chosen.Start!.Value, Treatment)
    {
        People = People,
        Notes = Notes,
        Language = visit.Language,
    };

    /// <summary>As the answer reader knows them.</summary>
    [JsonIgnore]
    internal IReadOnlyList<OfferedOption> Options =>
        [.. Choices.Select(choice => new OfferedOption(
            choice.Id, choice.Label, KindOf(choice), choice.Kind is SpaChoiceKind.More ? null : choice.Start))];

    private static OptionKind KindOf(SpaChoice choice) => choice.Kind switch
    {
        SpaChoiceKind.Time or SpaChoiceKind.Booking => OptionKind.Choice,
        SpaChoiceKind.Cancel => OptionKind.Yes,
        SpaChoiceKind.Keep => OptionKind.No,
        SpaChoiceKind.More => OptionKind.More,
        _ => throw new InvalidOperationException($"Unknown choice {choice.Kind}."),
    };
}

/// <summary>The list that each guest was offered last; a new one takes its place. Erased with everything else about the guest.</summary>
public sealed class SpaChoices(ITableStore store)
{
    private const string Json = "json";

    /// <summary>What ids of taps on the spa's choices begin with.</summary>
    public const string Prefix = "spa-";

    /// <summary>A "2" that comes a day later means something else.</summary>
    private static readonly TimeSpan StaysOpenFor = TimeSpan.FromHours(24);

    /// <summary>The list from which the guest may choose now; null when there is none.</summary>
    public async Task<SpaOpenChoice?> FindAsync(HotelSpa spa, ConversationId guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        var row = await store.FindAsync(GuestTables.SpaChoices, guest.Value, spa.Hotel.Key, cancellationToken);
        var open =
            row is not null && LongText.Read(row, Json) is { } json
                ? JsonSerializer.Deserialize<SpaOpenChoice>(json, TurnJson.Options)
                : null;
        return open is not null && spa.Hotel.Clock.Now - open.OpenedAt < StaysOpenFor ? open : null;
    }

    /// <summary>Offers a list in place of the one before.</summary>
    /// <returns>The list that an earlier run of the same call offered, or this one.</returns>
    public async Task<SpaOpenChoice> OpenAsync(
        HotelSpa spa,
        ConversationId guest,
        SpaOpenChoice choice,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        ArgumentNullException.ThrowIfNull(choice);
        if (await FindAsync(spa, guest, cancellationToken) is { } open && open.Call == choice.Call)
            return open;
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        LongText.Write(properties, Json, JsonSerializer.Serialize(choice, TurnJson.Options));
        await store.PutAsync(GuestTables.SpaChoices, new(guest.Value, spa.Hotel.Key, properties), cancellationToken);
        return choice;
    }

    /// <summary>Takes the list away, because the guest has chosen.</summary>
    public Task CloseAsync(HotelSpa spa, ConversationId guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        return store.DeleteAsync(GuestTables.SpaChoices, guest.Value, spa.Hotel.Key, cancellationToken);
    }
}
