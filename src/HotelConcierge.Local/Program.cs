using HotelConcierge.Assistants;
using HotelConcierge.Embedded.Model;
using HotelConcierge.Local.Doctor;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Prompts;
using HotelConcierge.Local.Register;
using HotelConcierge.Local.Say;
using HotelConcierge.Local.Stays;
using HotelConcierge.Local.Storage;
using HotelConcierge.Settings;

try
{
    return args switch
    {
        ["say", .. var rest] => await SayProgram.RunAsync(rest),
        ["reservations", .. var rest] => await StayProgram.RunAsync(rest),
        ["channels", .. var rest] => await RegisterProgram.RunAsync(rest),
        ["doctor", .. var rest] => await DoctorProgram.RunAsync(rest),
        ["prompts", .. var rest] => await PromptsProgram.RunAsync(rest),
        _ => await ServeProgram.RunAsync(args),
    };
}
catch (Exception problem)
    when (problem is SettingsException or AssistantDataException or EmbeddedContentException or DatabaseException or RunningHostException)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
