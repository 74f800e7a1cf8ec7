namespace MLKids.Studio.Serving;

/// <summary>Somebody who uses the studio. Alone at home there is one; in class each child and the teacher.</summary>
/// <param name="Id">Letters and digits; names the folder in class mode.</param>
/// <param name="Name">As typed; "" when nobody asked.</param>
/// <param name="Folder">Where this person's projects lie.</param>
/// <param name="IsTeacher">May see the teacher's page.</param>
internal sealed record Person(string Id, string Name, string Folder, bool IsTeacher);
