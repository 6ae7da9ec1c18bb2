using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using HotelConcierge.Messages;
using HotelConcierge.Text;

namespace HotelConcierge.Spa;

/// <summary>A place on the waiting list of a day. Nothing is held for it.</summary>
/// <param name="Id">The same for the same guest, day and treatment.</param>
/// <param name="Treatment">By its name in the plan.</param>
/// <param name="JoinedAt">Who came first is asked first.</param>
public sealed record SpaWait(string Id, DateOnly Day, string Treatment, DateTimeOffset JoinedAt)
{
    /// <summary>For how many people at once.</summary>
    public int People { get; init; } = 1;

    /// <summary>As <see cref="SpaNeed.From"/>.</summary>
    public TimeOnly? From { get; init; }

    /// <summary>As <see cref="SpaNeed.Until"/>.</summary>
    public TimeOnly? Until { get; init; }

    /// <summary>The times that were offered, each until when.</summary>
    public ImmutableList<SpaFreed> Offered { get; init; } = [];

    [JsonIgnore]
    internal SpaNeed Need => new(Treatment) { People = People, From = From, Until = Until };

    /// <summary>Whether another place is for the same treatment, people and times of the same day.</summary>
    internal bool IsForTheSame(SpaWait other) => Id == other.Id && Need == other.Need;

    internal static string IdFor(ConversationId guest, DateOnly day, string treatment)
    {
        var on = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"wait-{StableHash.Of(guest.Value, on, treatment):x16}");
    }

    /// <summary>Whether the guest is being asked about a time now.</summary>
    internal SpaFreed? OpenAt(DateTimeOffset now) => Offered.Find(offer => offer.Until > now);
}

/// <summary>A time that was offered to a guest who waits.</summary>
/// <param name="Until">Until then nobody else who waits is asked about it; anybody may book it.</param>
public sealed record SpaFreed(DateTimeOffset Start, DateTimeOffset Until);
