/** A text and a task as a short answer has them, to see how fast a model reads and writes. */
export function measureSpeedPrompt(): string {
  return `Leé esta circular y contá en cuatro oraciones qué pide.

La Dirección recuerda a las familias que el martes 17 de marzo, a las 18 horas, habrá reunión de padres de primer año en el salón de actos. En la reunión se entregarán el régimen de convivencia y el calendario de evaluaciones. Quienes todavía no entregaron la ficha de salud, la copia del documento y el certificado de vacunas deben traerlos ese día. La cooperadora atenderá de 17 a 19 horas en la planta baja. Los chicos que viajan en transporte escolar salen a las 17.15 por la puerta de la calle Belgrano; el resto, por la puerta principal. Si un familiar que no figura en la lista de personas autorizadas va a retirar a un alumno, hay que avisar antes por nota, con nombre, documento y teléfono. El viernes 20 no hay clases por jornada institucional. Las dudas se consultan en secretaría, de lunes a viernes de 8 a 12.`;
}
