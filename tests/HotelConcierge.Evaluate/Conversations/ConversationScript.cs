using System.Globalization;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace HotelConcierge.Evaluate.Conversations;

/// <summary>A file of conversations: <c>tests/conversations/*.yaml</c>, whose README says what each field means.</summary>
internal sealed class ConversationFile
{
    public string Area { get; set; } = "";

    public string Assistant { get; set; } = "hotel";

    /// <summary>Whether a script is what it is about: a model that misbehaves.</summary>
    public bool OnlyScripted { get; set; }

    public List<ConversationScript> Conversations { get; set; } = [];

    /// <summary>Every conversation that ships, by its name.</summary>
    public static IReadOnlyDictionary<string, ConversationScript> All { get; } =
        ReadAll(Path.Combine(AppContext.BaseDirectory, "conversations"));

    /// <summary>Every conversation of a folder, by its name.</summary>
    /// <exception cref="FormatException">A file says what no conversation has.</exception>
    public static IReadOnlyDictionary<string, ConversationScript> ReadAll(string folder)
    {
        // What a file says and nobody reads would be taken for tested: an unknown field fails.
        var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
        var all = new SortedDictionary<string, ConversationScript>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var file = Read(yaml, path);
            foreach (var conversation in file.Conversations)
            {
                conversation.Area = file.Area;
                conversation.Assistant ??= file.Assistant;
                conversation.OnlyScripted = file.OnlyScripted;
                if (!all.TryAdd($"{file.Area}: {conversation.Name}", conversation))
                    throw new FormatException($"{Path.GetFileName(path)}: there are two conversations '{conversation.Name}'. Rename one.");
            }
        }

        return all;
    }

    private static ConversationFile Read(IDeserializer yaml, string path)
    {
        try
        {
            return yaml.Deserialize<ConversationFile>(File.ReadAllText(path));
        }
        catch (YamlDotNet.Core.YamlException wrong)
        {
            var why = wrong.InnerException?.Message ?? wrong.Message;
            throw new FormatException($"{Path.GetFileName(path)}, line {wrong.Start.Line}: {why}", wrong);
        }
    }
}

/// <summary>One guest's conversation.</summary>
internal sealed class ConversationScript
{
    public string Name { get; set; } = "";

    [YamlIgnore]
    public string Area { get; set; } = "";

    public string? Assistant { get; set; }

    [YamlIgnore]
    public bool OnlyScripted { get; set; }

    /// <summary>The row of reported situations that it stands for.</summary>
    public int? Case { get; set; }

    /// <summary>Why the embedded model does not manage it yet; null where it does.</summary>
    public string? Gap { get; set; }

    /// <summary>Why the product does not manage it yet, whatever the model does.</summary>
    public string? ScriptedGap { get; set; }

    public string Channel { get; set; } = "whatsapp";

    /// <summary>Whether WhatsApp tells the guest's business-scoped id and no number.</summary>
    public bool HidesNumber { get; set; }

    public string At { get; set; } = "2026-11-29 10:00";

    public string Stay { get; set; } = "2026-11-27 2026-12-06";

    /// <summary>A day on which other guests have all massages when it begins; null for none.</summary>
    public string? Full { get; set; }

    public List<ConversationLine> Lines { get; set; } = [];

    /// <summary>When it begins, by the hotel's clock.</summary>
    public DateTime Begins => DateTime.ParseExact(At, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Whether it says what a scripted model does.</summary>
    public bool IsScripted => Lines.Exists(line => line.Model.Count > 0);
}

/// <summary>What a guest does, and what comes of it.</summary>
internal sealed class ConversationLine
{
    public string? Guest { get; set; }

    public int? Tap { get; set; }

    public List<string>? Burst { get; set; }

    /// <summary>What a provider reports beside the words, or in their place.</summary>
    public ChannelEvent? Event { get; set; }

    /// <summary>Another guest gives up the massage at that day and time, and the hotel looks at what it has to say.</summary>
    public string? Frees { get; set; }

    /// <summary>Reception marks whatever is open as done, and the hotel looks at what it has to say.</summary>
    public bool Done { get; set; }

    public List<string>? Calls { get; set; }

    public List<string> Says { get; set; } = [];

    public List<string> Never { get; set; } = [];

    public List<string> Choices { get; set; } = [];

    public string? Language { get; set; }

    public int? AtMost { get; set; }

    public List<string>? Booked { get; set; }

    public List<ModelStep> Model { get; set; } = [];
}

/// <summary>What a scripted model answers to one call.</summary>
internal sealed class ModelStep
{
    public string? Call { get; set; }

    public Dictionary<string, string> With { get; set; } = [];

    /// <summary>Arguments word for word, for a model that writes no JSON.</summary>
    public string? Raw { get; set; }

    public List<ModelStep> Calls { get; set; } = [];

    public string? Say { get; set; }

    /// <summary>OpenAI's word for why the answer ends; its usual one unless said, <c>null</c> in quotation marks for none.</summary>
    public string? Finish { get; set; }

    /// <summary>What goes wrong with this answer, as the simulated service names its faults: <c>OutOfQuota</c>.</summary>
    public string? Fault { get; set; }
}
