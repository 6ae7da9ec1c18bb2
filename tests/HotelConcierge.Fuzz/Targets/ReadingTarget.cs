using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Safety;
using HotelConcierge.Text;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>Guests' commands: any text is one or none, and folding it does not change which.</summary>
internal sealed class CommandTarget : FuzzTarget
{
    private static readonly GuestCommands Commands = new(LanguageCatalog.Default);

    public override string Name => "command";

    public override double Share => 6;

    public override IEnumerable<string> Seeds =>
        ["STOP", " ¡Olvídame! ", "désabonner", "เริ่มใหม่", "where does the bus stop", "new conversation", "ALTO."];

    public override ValueTask<string> RunAsync(FuzzInput input)
    {
        var command = Commands.Of(input.Text);
        Require(Commands.Of(input.Text.ToUpperInvariant()) == Commands.Of(input.Text.ToUpperInvariant()), "the same text was two commands");
        Require(command is GuestCommand.None || input.Text.Length <= 120, "a long text was a command");
        var wellFormed = WellFormedText.Of(input.Text);
        Require(
            wellFormed.Length == input.Text.Length && WellFormedText.Of(wellFormed) == wellFormed,
            "mending a text changed more than its broken characters");
        _ = FoldedText.Of(input.Text);
        return ValueTask.FromResult($"{command} {Commands.LanguageOf(input.Text)}");
    }
}

/// <summary>Danger: any text tells of one or of none, the same each time.</summary>
internal sealed class DangerTarget : FuzzTarget
{
    private static readonly SafetyReader Reader = new(LanguageCatalog.Default);

    public override string Name => "danger";

    public override double Share => 4;

    public override IEnumerable<string> Seeds =>
        [
            "he is not breathing", "mi hijo se ha tragado lejía", "es brennt im Zimmer", "ลูกไม่หายใจ", "where is the fire exit",
            "dying for a massage 😂",
        ];

    public override ValueTask<string> RunAsync(FuzzInput input)
    {
        var found = Reader.Read(input.Text);
        Require(found == Reader.Read(input.Text), "the same text told of two dangers");
        return ValueTask.FromResult(found?.ToString() ?? "none");
    }
}

/// <summary>Understanding a message: route, topic, age, place, number, language, for any text after any other.</summary>
internal sealed class UnderstandingTarget : FuzzTarget
{
    private readonly Assistant _assistant = AssistantCatalog.Load(Deployment.AssistantsFolder).All[0];

    public override string Name => "understanding";

    public override double Share => 8;

    public override IEnumerable<string> Seeds =>
        [
            "Activities dinosaurs in the garden for a 2 year old",
            "Explain why the sky is blue",
            "5 ideas for rain, indoors, we have no glue",
            "tell me more about 2",
            "¿Qué podemos hacer con hojas?",
            "für ein Kind von 3 1/2 Jahren",
            "pour un enfant de trois ans",
            "อธิบาย ทำไมท้องฟ้าเป็นสีฟ้า",
            "aktivities",
            "more",
            "only indoors",
            "hi",
            "she is 18 months",
            "99999999999999999999 ideas for a 0 year old",
            "activities: maths, literacy",
        ];

    public override ValueTask<string> RunAsync(FuzzInput input)
    {
        var lines = input.Cut(1 + input.Choose(3));
        var (profile, memory) = (GuestProfile.Empty, RoutingMemory.Empty);
        Understanding? understood = null;
        foreach (var line in lines)
        {
            understood = AssistantReader.Read(_assistant, line, profile, memory);
            (profile, memory) = (understood.Profile, understood.Memory);
            Require(_assistant.Languages.Contains(understood.Language, StringComparer.Ordinal), "the language is none of the assistant's");
            Require(
                memory.LastTopic is null || memory.LastTopic.Length <= RoutingMemory.MaxTopicLength,
                "the remembered topic is too long");
            foreach (var field in _assistant.Profile.Where(field =>
                    field.Kind is ProfileFieldKind.Number && profile.Values.ContainsKey(field.Name)))
                Require(
                    int.TryParse(profile.Values[field.Name], CultureInfo.InvariantCulture, out var number)
                        && number >= field.Minimum
                        && number <= field.Maximum,
                    $"{field.Name} is {profile.Values[field.Name]}");
            foreach (var field in _assistant.Profile.Where(field =>
                    field.Kind is not ProfileFieldKind.Number && profile.Values.ContainsKey(field.Name)))
                Require(
                    profile.Values[field.Name].Split(',').All(value => field.Values.Any(known => known.Name == value)),
                    $"{field.Name} is {profile.Values[field.Name]}");
        }

        return ValueTask.FromResult(
            $"{understood!.Language} {understood.Route.Label} {understood.FollowUp?.Kind} {string.Join(' ', profile.Values)}");
    }
}
