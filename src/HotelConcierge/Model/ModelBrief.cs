using HotelConcierge.Assistants;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Model;

/// <summary>
/// What a model call is about, in the concierge's own terms. It travels beside the prompt in
/// <see cref="ChatOptions.AdditionalProperties"/>; a remote model never sees it, the embedded model answers from it.
/// </summary>
/// <param name="Assistant">The assistant's name: <c>early-years</c>.</param>
/// <param name="Route">The route's label: <c>activities</c>.</param>
/// <param name="Language">Two-letter code of the language to answer in.</param>
/// <param name="Topic">What the guest asks about, without the command words and the profile values; empty when unclear.</param>
/// <param name="Profile">The guest's profile as of this turn.</param>
public sealed record ModelBrief(string Assistant, string Route, string Language, string Topic, GuestProfile Profile)
{
    /// <summary>How the guest refers to the answer before; null when they do not.</summary>
    public FollowUpKind? FollowUp { get; init; }

    /// <summary>What was remembered for follow-ups when the turn began.</summary>
    public RoutingMemory Before { get; init; } = RoutingMemory.Empty;

    /// <summary>Whether only the label of a route is asked for; <see cref="Route"/> is what the rules would choose.</summary>
    public bool IsRouting { get; init; }

    private const string Key = "hotelconcierge.brief";

    /// <summary>Puts the brief into the options of a call.</summary>
    public void AttachTo(ChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (options.AdditionalProperties ??= [])[Key] = this;
    }

    /// <summary>The brief of a call, or null when the caller attached none.</summary>
    public static ModelBrief? Of(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out var brief) == true ? brief as ModelBrief : null;
}
