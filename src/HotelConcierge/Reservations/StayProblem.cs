namespace HotelConcierge.Reservations;

/// <summary>What is wrong with a line of an import.</summary>
/// <param name="Line">Of the file, from 1; in JSON the line on which the entry begins.</param>
/// <param name="Field">Which field; empty when the whole line is meant.</param>
/// <param name="Problem">What is wrong and what to write instead, in sentences.</param>
public sealed record StayProblem(int Line, string Field, string Problem);

/// <summary>A reservation as it stands in a file, unchecked.</summary>
internal sealed record RawStay(int Line)
{
    /// <summary>Texts by field: <see cref="StayFields"/>.</summary>
    public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>The guests' fields, the one who booked first.</summary>
    public List<RawGuest> Guests { get; } = [];

    /// <summary>What is wrong with how it is written.</summary>
    public List<StayProblem> Problems { get; } = [];

    /// <summary>
    /// More than the known fields of a reservation can have together. An entry with so many is no reservation, and they are enough to
    /// see that.
    /// </summary>
    private const int MostProblems = 100;

    /// <summary>Notes a problem, the first of its field only: what follows from it helps nobody.</summary>
    public void Add(string field, string problem)
    {
        if (Problems.Count < MostProblems && !Problems.Exists(known => known.Field == field))
            Problems.Add(new(Line, field, problem));
    }
}

/// <summary>One of the people of a reservation, unchecked.</summary>
/// <param name="NameOf">What a field of this guest is called in the file.</param>
internal sealed record RawGuest(Func<string, string> NameOf)
{
    public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);
}

/// <summary>The fields that files may have. Hotels' programs rely on the names: add, never rename.</summary>
internal static class StayFields
{
    public const string Number = "number";
    public const string Status = "status";
    public const string Phone = "phone";
    public const string Email = "email";
    public const string CheckIn = "checkIn";
    public const string CheckOut = "checkOut";
    public const string Room = "room";
    public const string Guests = "guests";
    public const string Name = "name";
    public const string Surnames = "surnames";
    public const string Born = "born";
    public const string Level = "level";

    /// <summary>The most people of one reservation.</summary>
    public const int MostGuests = 12;

    public static IReadOnlyList<string> OfStay { get; } = [Number, Status, Phone, Email, CheckIn, CheckOut, Room];

    public static IReadOnlyList<string> OfGuest { get; } = [Name, Surnames, Born, Level];

    /// <summary>A name from a file that may be anything, for a report.</summary>
    public static string Shortened(string name) => name.Length <= 40 ? name : name[..40];
}
