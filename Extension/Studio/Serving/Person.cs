using System.Reflection;
using Microsoft.AspNetCore.Http;
using MLKids.Studio.Settings;

namespace MLKids.Studio.Serving;

/// <summary>Somebody who uses the studio. Alone at home there is one; in class each child and the teacher.</summary>
/// <param name="Id">Letters and digits; names the folder in class mode.</param>
/// <param name="Name">As typed; "" when nobody asked.</param>
/// <param name="Folder">Where this person's projects lie.</param>
/// <param name="IsTeacher">May see the teacher's page.</param>
internal sealed record Person(string Id, string Name, string Folder, bool IsTeacher)
{
    /// <summary>Binds endpoint parameters: who the session belongs to.</summary>
    public static ValueTask<Person?> BindAsync(HttpContext context, ParameterInfo _) => ValueTask.FromResult(context.Features.Get<Person>());

    /// <summary>How much room this person has, asked each time; null: as much as there is.</summary>
    public Func<TeacherLimits>? Limits { get; init; }
}
