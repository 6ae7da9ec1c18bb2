using System.Text.Json.Serialization;

namespace HotelConcierge.Messages;

/// <summary>
/// One chunk of a reply, ready for the wire: what <c>ReplyRenderer</c> made for the guest's channel, within its
/// limits. A closed union; kept as JSON until it is sent, so cases and properties are added, never renamed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "content")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Choices), "choices")]
[JsonDerivedType(typeof(Picture), "picture")]
[JsonDerivedType(typeof(File), "file")]
[JsonDerivedType(typeof(Audio), "audio")]
[JsonDerivedType(typeof(Video), "video")]
[JsonDerivedType(typeof(Location), "location")]
[JsonDerivedType(typeof(Template), "template")]
[JsonDerivedType(typeof(Link), "link")]
public abstract record OutboundContent
{
    private OutboundContent()
    {
    }

    /// <summary>What of it the guest reads as text, formatted for the channel; empty where there are no words.</summary>
    [JsonIgnore]
    public abstract string Words { get; }

    /// <summary>What the guest reads of it, what can be tapped too, each on a line of its own.</summary>
    public string Reading() =>
        this is Choices choices ? string.Join('\n', choices.Options.Select(option => option.Label).Prepend(Words)) : Words;

    /// <summary>Nothing but words.</summary>
    /// <param name="Body">What the guest will read, exactly.</param>
    public sealed record Text(string Body) : OutboundContent
    {
        /// <summary>
        /// Whether the first address in it may be shown with a picture and words of its page; null where the channel does as it always did,
        /// as in chunks of before it was written.
        /// </summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public bool? ShowsPreview { get; init; }

        [JsonIgnore]
        public override string Words => Body;
    }

    /// <summary>Words with options to tap.</summary>
    /// <param name="Body">The question, never empty.</param>
    /// <param name="Options">As many as the channel takes.</param>
    /// <param name="Button">On what opens the options, where the channel folds them away.</param>
    public sealed record Choices(string Body, IReadOnlyList<ReplyChoice> Options, string Button) : OutboundContent
    {
        [JsonIgnore]
        public override string Words => Body;
    }

    /// <summary>A picture.</summary>
    /// <param name="Source">Where it lies.</param>
    /// <param name="Caption">Formatted for the channel; may be empty.</param>
    /// <param name="AltText">What it shows, formatted for the channel: said instead when the provider will not take the picture.</param>
    public sealed record Picture(MediaSource Source, string Caption, string AltText) : OutboundContent
    {
        [JsonIgnore]
        public override string Words => Caption;
    }

    /// <summary>A document.</summary>
    /// <param name="Source">Where it lies.</param>
    /// <param name="Name">Its name for the guest.</param>
    /// <param name="Caption">Formatted for the channel; may be empty.</param>
    public sealed record File(MediaSource Source, string Name, string Caption) : OutboundContent
    {
        [JsonIgnore]
        public override string Words => Caption;
    }

    /// <summary>Something to listen to.</summary>
    /// <param name="Source">Where it lies.</param>
    /// <param name="Title">What it is, in plain text.</param>
    /// <param name="Caption">Formatted for the channel; may be empty.</param>
    /// <param name="Otherwise">What it is, formatted for the channel: said instead when the provider will not take it.</param>
    public sealed record Audio(MediaSource Source, string Title, string Caption, string Otherwise) : OutboundContent
    {
        [JsonIgnore]
        public override string Words => Caption;
    }

    /// <summary>Something to watch.</summary>
    /// <param name="Source">Where it lies.</param>
    /// <param name="Caption">Formatted for the channel; may be empty.</param>
    /// <param name="Otherwise">What it is, formatted for the channel: said instead when the provider will not take it.</param>
    public sealed record Video(MediaSource Source, string Caption, string Otherwise) : OutboundContent
    {
        [JsonIgnore]
        public override string Words => Caption;
    }

    /// <summary>A place on the map.</summary>
    /// <param name="Name">Plain text.</param>
    /// <param name="Address">Plain text; may be empty.</param>
    /// <param name="Latitude">In degrees.</param>
    /// <param name="Longitude">In degrees.</param>
    public sealed record Location(string Name, string Address, double Latitude, double Longitude) : OutboundContent
    {
        [JsonIgnore]
        public override string Words => "";
    }

    /// <summary>A link to tap.</summary>
    /// <param name="Body">What there is behind it, formatted for the channel, never empty.</param>
    /// <param name="Label">On the button: where it leads.</param>
    /// <param name="Url">Absolute.</param>
    public sealed record Link(string Body, string Label, string Url) : OutboundContent
    {
        [JsonIgnore]
        public override string Words => $"{Body}\n{Url}";
    }

    /// <summary>A message the provider approved in advance, needed where the free-form window is closed.</summary>
    /// <param name="Id">The provider's id of the template (Twilio: <c>HX...</c>).</param>
    /// <param name="Variables">Values by placeholder name.</param>
    public sealed record Template(string Id, IReadOnlyDictionary<string, string> Variables) : OutboundContent
    {
        /// <summary>
        /// The language that it was approved in, two letters; null where its id says no more, or was kept before there was this.
        /// </summary>
        public string? Language { get; init; }

        [JsonIgnore]
        public override string Words => "";
    }
}
