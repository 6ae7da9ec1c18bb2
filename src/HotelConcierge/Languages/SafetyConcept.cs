namespace HotelConcierge.Languages;

/// <summary>What people speak of when somebody is in danger, and what shows that nobody is. Combined by <c>Safety</c>.</summary>
internal enum SafetyConcept
{
    // Who is meant.
    Child, Adult,

    // What is taken in, and how.
    Swallowed, Took, Poison, SmallThing, Medicine, Alcohol, Plant, Wild, Overdose, Eye, Splashed,

    // What is seen on somebody.
    Sick, Airway, Stuck, Face, Swollen, Blue, Limb, Numb, Chest, Pain, Blood, Heavy, Cut, Off, Grave, Stiff, Fever, Reaction, Burnt,
    Bent,

    // What happened to them.
    Hot, Spilled, Fell, Height, Head, Struck, Water, Under, Bitten, Venomous, Insect, Allergen, Sun, Diabetic, Pregnant, Labour, Socket,
    Shock,

    // Fire, gas, violence.
    Fire, Smoke, Gas, Smell, Place, Weapon, Threat, Beats, Victim, Touches, Intruder,

    // A child that is lost or locked in.
    Lost, Locked, Inside,

    // Calls for help.
    Calls, Urgent,

    // Phrases that mean danger by themselves, and those that hardly mean anything else.
    AlarmMedical, AlarmPoison, AlarmDanger, AlarmChild, AlarmSelf, SureMedical, SureDanger, SureChild, SureSelf,

    // What shows that nobody is in danger: a figure of speech, precaution, a question, long ago, well again, a story, a joke.
    Harmless, Prevent, Ask, Past, Healed, Fiction, Joke,
}
