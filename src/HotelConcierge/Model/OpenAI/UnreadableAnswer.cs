using System.Text.Json;

namespace HotelConcierge.Model.OpenAI;

/// <summary>A body that is not what the service promised: cut, foreign, or a page of a proxy.</summary>
internal static class UnreadableAnswer
{
    /// <summary>Whether the SDK threw this over such a body: it reads properties without looking first.</summary>
    public static bool Explains(Exception exception) =>
        exception
            is JsonException
                or FormatException
                or InvalidOperationException
                or ArgumentException
                or NullReferenceException
                or KeyNotFoundException;
}
