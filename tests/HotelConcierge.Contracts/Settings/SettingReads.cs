using System.Reflection;
using System.Reflection.Emit;
using HotelConcierge.Channels;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Contracts.Settings;

/// <summary>
/// Which settings compiled code really reads: through the property of an options class, or by name from the configuration. A
/// check of the value is no use of it.
/// </summary>
public static class SettingReads
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private const string TemplateSetting = "get_" + nameof(MessageTemplate.Setting);
    private const string TemplateVariables = "get_" + nameof(MessageTemplate.VariablesSetting);

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The settings that no method of these assemblies reads.</summary>
    public static IReadOnlyList<string> FindUnread(params IReadOnlyList<Assembly> assemblies)
    {
        HashSet<string> read = new(StringComparer.Ordinal);
        var methods = assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => !IsList(type) && !type.GetInterfaces().Any(IsCheck))
            .SelectMany(type => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)));
        foreach (var method in methods)
        {
            var (properties, texts) = Look(method);
            read.UnionWith(properties);
            read.UnionWith(ConciergeServices.Settings.All.Where(setting => IsOfList(setting, properties)).Select(setting => setting.Name));
            read.UnionWith(
                ConciergeServices.Settings.All.Where(setting => IsTemplates(setting, properties)).Select(setting => setting.Name));
            read.UnionWith(ConciergeServices.Settings.All.Where(setting => IsNamed(setting, texts)).Select(setting => setting.Name));
        }

        return [.. ConciergeServices.Settings.All.Select(setting => setting.Name).Except(read, StringComparer.Ordinal)];
    }

    /// <summary>Whether a type, or the one around it, says which settings there are: naming one there is no use of it.</summary>
    private static bool IsList(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Any(property => property.PropertyType == typeof(IReadOnlyList<KnownSetting>))
        || (type.DeclaringType is { } around && IsList(around));

    private static bool IsCheck(Type port) => port.IsGenericType && port.GetGenericTypeDefinition() == typeof(IValidateOptions<>);

    /// <summary>A template's settings are read by the names that it gives them.</summary>
    private static bool IsTemplates(KnownSetting setting, HashSet<string> properties) =>
        (properties.Contains(TemplateSetting)
            && (Ends(setting, template => template.Setting)
                || setting.Name.Contains($"__{MessageTemplate.DeskSection}__", StringComparison.Ordinal)))
        || (properties.Contains(TemplateVariables) && Ends(setting, template => template.VariablesSetting!));

    private static bool Ends(KnownSetting setting, Func<MessageTemplate, string> name) => ConciergeServices.ProactiveMessages.Any(
        message => setting.Name.EndsWith("__" + name(message.Kind.Template), StringComparison.Ordinal));

    /// <summary>Of settings by any key the whole list is read.</summary>
    private static bool IsOfList(KnownSetting setting, HashSet<string> properties) =>
        setting.IsForEachKey && properties.Contains(setting.Name[..setting.Name.LastIndexOf("__", StringComparison.Ordinal)]);

    private static bool IsNamed(KnownSetting setting, HashSet<string> texts) =>
        texts.Contains(setting.Path)
        || (setting.IsForEachName && texts.Contains(setting.Section) && texts.Contains(setting.Path.Split(':')[^1]))
        || (setting.Section.Length > 0 && texts.Contains(setting.Section) && texts.Contains(setting.Path[(setting.Section.Length + 1)..]));

    /// <summary>The settings whose properties a method reads, and the texts that are written in it.</summary>
    private static (HashSet<string> Properties, HashSet<string> Texts) Look(MethodBase method)
    {
        HashSet<string> properties = new(StringComparer.Ordinal);
        HashSet<string> texts = new(StringComparer.Ordinal);
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            var operation = OpCodesByValue[value];
            at += operation.Size;
            if (operation.OperandType == OperandType.InlineString)
                texts.Add(method.Module.ResolveString(BitConverter.ToInt32(code, at)));
            else if (operation.OperandType == OperandType.InlineMethod && NameOfSetting(method, BitConverter.ToInt32(code, at)) is { } name)
                properties.Add(name);
            at += SizeOfOperand(operation, code, at);
        }

        return (properties, texts);
    }

    private static string? NameOfSetting(MethodBase method, int token)
    {
        var called = method.Module.ResolveMethod(
            token,
            method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
            method is MethodInfo { IsGenericMethod: true } ? method.GetGenericArguments() : null);
        if (called?.DeclaringType == typeof(MessageTemplate) && method.DeclaringType != typeof(MessageTemplate))
            return called.Name is TemplateSetting or TemplateVariables ? called.Name : null;
        return called?.Name.StartsWith("get_", StringComparison.Ordinal) == true
            && called.DeclaringType?.GetField("Section", BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true } section
                ? $"{section.GetRawConstantValue()}__{called.Name["get_".Length..]}"
                : null;
    }

    private static int SizeOfOperand(OpCode operation, byte[] code, int at) => operation.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
