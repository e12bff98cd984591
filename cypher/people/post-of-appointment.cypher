// The post an appointment fills; a rank fills none. Appointment.post
// binds: r
// gives: self=o
MATCH (o:Entity)
WHERE o.id = r.postId
RETURN o