using System.Globalization;
using System.Text.Json;
using HotelConcierge.Text;

namespace HotelConcierge.Reservations;

/// <summary>
/// Reads reservations from JSON: a list of objects, each with the fields of <see cref="StayFields"/>, and <c>guests</c> as a list of
/// objects.
/// </summary>
internal static class StayJson
{
    /// <param name="most">How many entries to read at most.</param>
    /// <param name="problem">What is wrong with the whole file; null for nothing. Entries before it are good.</param>
    public static List<RawStay> Read(ReadOnlySpan<byte> text, int most, out StayProblem? problem)
    {
        var stays = new List<RawStay>();
        problem = null;
        var (line, counted) = (1, 0);
        var reader = new Utf8JsonReader(text);
        try
        {
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartArray)
            {
                problem = new(1, "", "Must be a list of reservations: [{ \"number\": ... }, ...].");
                return stays;
            }

            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            {
                line += text[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
                counted = (int)reader.TokenStartIndex;
                if (stays.Count == most)
                {
                    problem = StayCsv.TooMany(line, most);
                    return stays;
                }

                using var entry = JsonDocument.ParseValue(ref reader);
                stays.Add(Stay(entry.RootElement, line));
            }

            // Something after the list is trouble too.
            reader.Read();
        }
        catch (JsonException broken)
        {
            problem = new(
                (int)(broken.LineNumber ?? 0) + 1,
                "",
                "Is no valid JSON. Nothing after it was read; correct it and send the file again.");
        }

        return stays;
    }

    private static RawStay Stay(JsonElement entry, int line)
    {
        var stay = new RawStay(line);
        if (entry.ValueKind is not JsonValueKind.Object)
        {
            stay.Add("", "Must be an object with number, checkIn, checkOut and guests.");
            return stay;
        }

        if (!StrictText.IsReadable(entry))
        {
            stay.Add("", "Has an escape that is half a character, such as \\ud83d. Write the whole character.");
            return stay;
        }

        var hasGuests = false;
        foreach (var property in entry.EnumerateObject())
        {
            if (property.NameEquals(StayFields.Guests))
            {
                // A second list would come on top of the first, and the two together past what one reservation may have.
                if (hasGuests)
                    stay.Add(StayFields.Guests, "Stands there twice. Write one list with all guests, the one who booked first.");
                else
                    Guests(stay, property.Value);
                hasGuests = true;
            }
            else if (!StayFields.OfStay.Contains(property.Name, StringComparer.Ordinal))
                stay.Add(
                    StayFields.Shortened(property.Name),
                    $"Is unknown. Remove it or use one of {string.Join(", ", StayFields.OfStay)}, {StayFields.Guests}.");
            else if (Text(property.Value) is { } text)
                stay.Fields[property.Name] = text;
            else
                stay.Add(property.Name, "Must be a text between quotes.");
        }

        return stay;
    }

    private static void Guests(RawStay stay, JsonElement guests)
    {
        if (guests.ValueKind is not JsonValueKind.Array || guests.GetArrayLength() > StayFields.MostGuests)
        {
            stay.Add(StayFields.Guests, $"Must be a list of at most {StayFields.MostGuests} guests, the one who booked first.");
            return;
        }

        foreach (var guest in guests.EnumerateArray())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{StayFields.Guests}[{stay.Guests.Count}]");
            var one = new RawGuest(field => $"{place}.{field}");
            stay.Guests.Add(one);
            if (guest.ValueKind is not JsonValueKind.Object)
            {
                stay.Add(place, "Must be an object with name, and surnames, born and level where they are known.");
                continue;
            }

            foreach (var property in guest.EnumerateObject())
            {
                if (!StayFields.OfGuest.Contains(property.Name, StringComparer.Ordinal))
                    stay.Add(
                        $"{place}.{StayFields.Shortened(property.Name)}",
                        $"Is unknown. Remove it or use one of {string.Join(", ", StayFields.OfGuest)}.");
                else if (Text(property.Value) is { } text)
                    one.Fields[property.Name] = text;
                else
                    stay.Add(one.NameOf(property.Name), "Must be a text between quotes.");
            }
        }
    }

    /// <summary>A text without blanks around it, empty for null; null for what is no text.</summary>
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Null => "",
        _ => null,
    };
}
