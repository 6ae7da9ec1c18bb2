using System.Text.Json.Nodes;
using HotelConcierge.Tools;

namespace HotelConcierge.Spa;

/// <summary>Holds a model to the form of days and times; what it got wrong it is told, and tries again.</summary>
internal static class SpaArguments
{
    /// <returns>What to tell the model; null when nothing is wrong.</returns>
    public static string? WhatIsWrong(JsonObject arguments)
    {
        if (ToolJson.Text(arguments, "date").Length > 0 && ToolJson.Date(arguments, "date") is null)
            return "Nothing was done: date has to be a day of the calendar as yyyy-MM-dd.";
        return ToolJson.Text(arguments, "time").Length > 0 && ToolJson.TimeOfDay(arguments, "time") is null
            ? "Nothing was done: time has to be a time of day as HH:mm."
            : null;
    }
}
