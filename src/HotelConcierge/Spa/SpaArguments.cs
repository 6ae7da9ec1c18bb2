using System.Text.Json.Nodes;
using HotelConcierge.Text;
using HotelConcierge.Tools;

namespace HotelConcierge.Spa;

/// <summary>Holds a model to the form of what it writes; what it got wrong it is told, and tries again.</summary>
internal static class SpaArguments
{
    private const string Notes = "notes";
    private const int LongestNotes = 300;

    private static readonly string[] Times = ["time", "from", "until"];

    /// <summary>How a model gives notes.</summary>
    public static ToolParameter NotesParameter => ToolParameter.OfText(
        Notes, "What the guest wants the spa to know, in their own words. It changes nothing else.", LongestNotes);

    /// <returns>What to tell the model; null when nothing is wrong.</returns>
    public static string? WhatIsWrong(JsonObject arguments)
    {
        if (ToolJson.Text(arguments, "date").Length > 0 && ToolJson.Date(arguments, "date") is null)
            return "Nothing was done: date has to be a day of the calendar as yyyy-MM-dd.";
        var wrong = Array.Find(
            Times, name => ToolJson.Text(arguments, name).Length > 0 && ToolJson.TimeOfDay(arguments, name) is null);
        return wrong is null ? null : $"Nothing was done: {wrong} has to be a time of day as HH:mm.";
    }

    /// <summary>What the guest wishes, as far as the arguments say; once nothing is wrong with them.</summary>
    public static SpaSearch WishIn(JsonObject arguments) =>
        new(
            ToolJson.Date(arguments, "date"),
            ToolJson.TimeOfDay(arguments, "time"),
            ToolJson.Text(arguments, "treatment"),
            ToolJson.Whole(arguments, "people"),
            ToolJson.Flag(arguments, "more"))
        {
            From = ToolJson.TimeOfDay(arguments, "from"),
            Until = ToolJson.TimeOfDay(arguments, "until"),
            Notes = NotesIn(arguments) is { Length: > 0 } notes ? notes : null,
        };

    /// <summary>The notes on one line, as much as is kept; empty for none.</summary>
    public static string NotesIn(JsonObject arguments)
    {
        var notes = string.Join(' ', ToolJson.Text(arguments, Notes).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return notes.Length > LongestNotes ? notes[..Graphemes.EndWithin(notes, 0, LongestNotes)] : notes;
    }
}
