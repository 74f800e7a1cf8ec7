using System.Reflection;
using MLKids.Blocks.Contracts;

namespace MLKids.Packs.Wire;

/// <summary>
/// All that code in a pack's process may ask of the environment: the members of these contracts, by number. Both sides are the same program, so the numbers agree.
/// </summary>
internal static class Door
{
    /// <summary>What is reached by a handle.</summary>
    public static readonly IReadOnlyList<Type> Contracts =
        [typeof(IStage), typeof(IStageInput), typeof(ITarget), typeof(IPenLayer), typeof(IStartedScript), typeof(IPluginStorage), typeof(IModels)];

    /// <summary>What stands for the call itself.</summary>
    private static readonly string[] OfCall = [nameof(BlockCall.RequestRedraw), nameof(BlockCall.StartHats), nameof(BlockCall.Stop)];

    private static readonly MethodInfo[] Members =
    [
        .. Contracts.SelectMany(c => c.GetMethods()).Concat(typeof(BlockCall).GetMethods().Where(m => OfCall.Contains(m.Name)))
            .Where(m => m.IsVirtual)
            .OrderBy(m => m.DeclaringType!.Name, StringComparer.Ordinal).ThenBy(m => m.ToString(), StringComparer.Ordinal),
    ];

    private static readonly Dictionary<MethodInfo, int> Numbers = Members.Select((m, i) => (m, i)).ToDictionary(p => p.m, p => p.i);

    /// <summary>What a manifest has to name so that a plugin may use a member.</summary>
    private static readonly Dictionary<string, string> Permissions = new()
    {
        [nameof(IStageInput.TakePicture)] = "camera",
        [nameof(IStageInput.RecordSound)] = "microphone",
        [nameof(IStageInput.ListenToMicrophone)] = "microphone",
        ["get_" + nameof(IStageInput.Loudness)] = "microphone",
    };

    public static int NumberOf(MethodInfo member) => Numbers[member];

    /// <exception cref="WireException">There is none.</exception>
    public static MethodInfo Member(long number) => number >= 0 && number < Members.Length ? Members[number] : throw new WireException($"there is no door {number}");

    /// <summary>The permission that a member needs, or null.</summary>
    public static string? PermissionFor(MethodInfo member) =>
        member.DeclaringType == typeof(IModels) ? "models" : member.DeclaringType == typeof(IStageInput) ? Permissions.GetValueOrDefault(member.Name) : null;
}
