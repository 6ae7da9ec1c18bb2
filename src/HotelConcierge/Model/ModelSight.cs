using HotelConcierge.Model.OpenAI;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Model;

/// <summary>What the model that answers can take in beside words.</summary>
/// <param name="ReadsDocuments">Whether it makes something of a document's text.</param>
/// <param name="SeesPictures">Whether it looks at pictures.</param>
public sealed record ModelSight(bool ReadsDocuments, bool SeesPictures)
{
    /// <summary>What the guest says, and nothing else.</summary>
    public static ModelSight None { get; } = new(ReadsDocuments: false, SeesPictures: false);

    /// <summary>What a model says of itself, or the operator of it.</summary>
    /// <param name="options">Null where the model is none of these.</param>
    public static ModelSight Of(IChatClient model, OpenAIOptions? options)
    {
        ArgumentNullException.ThrowIfNull(model);
        var own = model.GetService(typeof(ModelSight)) as ModelSight ?? None;
        return own.ReadsDocuments && bool.TryParse(options?.SeesPictures, out var sees) ? own with { SeesPictures = sees } : own;
    }
}
