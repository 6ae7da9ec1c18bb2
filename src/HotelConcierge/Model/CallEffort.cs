using HotelConcierge.Assistants;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Model;

/// <summary>
/// The <see cref="ModelEffort"/> of a call, which travels in <see cref="ChatOptions.AdditionalProperties"/> until a client turns it
/// into its service's words.
/// </summary>
public static class CallEffort
{
    private const string Key = "hotelconcierge.effort";
    private static readonly ModelEffort Open = new();

    /// <summary>Puts the effort into the options of a call.</summary>
    public static ChatOptions With(this ChatOptions options, ModelEffort effort)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(effort);
        (options.AdditionalProperties ??= [])[Key] = effort;
        return options;
    }

    /// <summary>The effort of a call; when it names none, all is left to the model.</summary>
    public static ModelEffort Of(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out var effort) == true && effort is ModelEffort known ? known : Open;
}
